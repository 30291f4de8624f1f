package dev.slipway.sandbox.proof.faults;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param cells how many cells are tried; 0 for all
 * @param lanes how many are tried at once
 * @param data folder that is kept; null for one that is deleted
 */
record FaultOptions(int cells, int lanes, @Nullable Path data) {

    /** Reads the arguments; an unknown one is an {@link IllegalArgumentException} that names the known ones. */
    static FaultOptions parse(List<String> arguments) {
        FaultOptions options = new FaultOptions(0, 2, null);
        for (String argument : arguments) {
            if (!argument.matches("--cells=\\d{1,5}|--lanes=[1-9]|--data=.+")) {
                throw new IllegalArgumentException(
                        "Unknown option '%s'. Known are --cells=N, --lanes=N (1 to 9), --data=DIR and --help."
                                .formatted(argument));
            }
            options = options.with(
                    argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        return options;
    }

    private FaultOptions with(String name, String value) {
        return switch (name) {
            case "--cells" -> new FaultOptions(Integer.parseInt(value), this.lanes, this.data);
            case "--lanes" -> new FaultOptions(this.cells, Integer.parseInt(value), this.data);
            default -> new FaultOptions(this.cells, this.lanes, Path.of(value).toAbsolutePath());
        };
    }
}
