package dev.slipway.sandbox.proof.crash;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param times kills
 * @param fences instances frozen and woken
 * @param seed seed of the random moments
 * @param data folder that is kept; null for one that is deleted
 */
record CrashOptions(
        int times, int fences, long seed, @Nullable Path data) {

    /** Reads the arguments; an unknown one is an {@link IllegalArgumentException} that names the known ones. */
    static CrashOptions parse(List<String> arguments) {
        CrashOptions options = new CrashOptions(20, 3, System.nanoTime() % 1_000_000, null);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean apart = argument.startsWith("--") && !argument.contains("=") && i + 1 < arguments.size();
            options = options.with(apart ? argument + "=" + arguments.get(++i) : argument);
        }
        return options;
    }

    private CrashOptions with(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        if (argument.startsWith("--times=")) {
            return new CrashOptions(number(argument, value), this.fences, this.seed, this.data);
        }
        if (argument.startsWith("--fences=")) {
            return new CrashOptions(this.times, number(argument, value), this.seed, this.data);
        }
        if (argument.startsWith("--seed=")) {
            return new CrashOptions(this.times, this.fences, number(argument, value), this.data);
        }
        if (argument.startsWith("--data=")) {
            return new CrashOptions(
                    this.times, this.fences, this.seed, Path.of(value).toAbsolutePath());
        }
        throw new IllegalArgumentException(
                "Unknown option '%s'. Known are --times=N, --fences=N, --seed=N, --data=DIR and --help."
                        .formatted(argument));
    }

    private static int number(String argument, String value) {
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("'%s' needs a number from 0 to 999999.".formatted(argument));
        }
        return Integer.parseInt(value);
    }
}
