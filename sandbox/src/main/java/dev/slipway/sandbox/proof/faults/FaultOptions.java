package dev.slipway.sandbox.proof.faults;

import java.util.List;

/**
 * What the command line says.
 *
 * @param cells how many cells are tried; 0 for all
 * @param lanes how many are tried at once
 */
record FaultOptions(int cells, int lanes) {

    /** Reads the arguments; an unknown one is an {@link IllegalArgumentException} that names the known ones. */
    static FaultOptions parse(List<String> arguments) {
        FaultOptions options = new FaultOptions(0, 2);
        for (String argument : arguments) {
            if (!argument.matches("--cells=\\d{1,5}|--lanes=[1-9]")) {
                throw new IllegalArgumentException(
                        "Unknown option '%s'. Known are --cells=N, --lanes=N (1 to 9) and --help.".formatted(argument));
            }
            int number = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
            options = argument.startsWith("--cells")
                    ? new FaultOptions(number, options.lanes)
                    : new FaultOptions(options.cells, number);
        }
        return options;
    }
}
