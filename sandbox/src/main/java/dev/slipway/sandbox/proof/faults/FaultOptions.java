package dev.slipway.sandbox.proof.faults;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param cells how many cells are tried; 0 for all
 * @param part which of them are this command's
 * @param lanes how many are tried at once
 * @param data folder that is kept; null for one that is deleted
 */
record FaultOptions(
        int cells, Part part, int lanes, @Nullable Path data) {

    /** Reads the arguments; an unknown one is an {@link IllegalArgumentException} that names the known ones. */
    static FaultOptions parse(List<String> arguments) {
        FaultOptions options = new FaultOptions(0, Part.ALL, 2, null);
        for (String argument : arguments) {
            if (!argument.matches("--cells=\\d{1,5}|--part=\\d{1,3}/\\d{1,3}|--lanes=[1-9]|--data=.+")) {
                throw new IllegalArgumentException(
                        "Unknown option '%s'. Known are --cells=N, --part=N/M, --lanes=N (1 to 9), --data=DIR and --help."
                                .formatted(argument));
            }
            options = options.with(
                    argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        return options;
    }

    private FaultOptions with(String name, String value) {
        return switch (name) {
            case "--cells" -> new FaultOptions(Integer.parseInt(value), this.part, this.lanes, this.data);
            case "--part" -> new FaultOptions(this.cells, Part.parse(value), this.lanes, this.data);
            case "--lanes" -> new FaultOptions(this.cells, this.part, Integer.parseInt(value), this.data);
            default ->
                new FaultOptions(
                        this.cells, this.part, this.lanes, Path.of(value).toAbsolutePath());
        };
    }

    /**
     * A part of the matrix. A cell is in the same part whenever the matrix is recorded, so that all parts together are the
     * whole, although one recording may hold a poll that another one lacks.
     *
     * @param number which part, from 1
     * @param of how many there are
     */
    record Part(int number, int of) {

        static final Part ALL = new Part(1, 1);

        Part {
            if (number < 1 || number > of) {
                throw new IllegalArgumentException(
                        "There is no part %d of %d. Give one from 1/%d to %d/%d.".formatted(number, of, of, of, of));
            }
        }

        static Part parse(String text) {
            int slash = text.indexOf('/');
            return new Part(Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }

        boolean has(Cell cell) {
            return Math.floorMod(cell.toString().hashCode(), this.of) == this.number - 1;
        }
    }
}
