package dev.slipway.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line says.
 *
 * @param data folder that holds everything the sandbox remembers
 * @param firstPort first of the ten ports in a row
 * @param fresh whether to forget what an earlier run left
 * @param demo whether to fill in apps with a year of history
 * @param help whether only the help was asked for
 */
record SandboxOptions(Path data, int firstPort, boolean fresh, boolean demo, boolean help) {

    static final String HELP = """
            Slipway's sandbox: the portal, GitHub, Jenkins, AWS and mail on this machine.

              mvn spring-boot:run
              mvn spring-boot:run -Dspring-boot.run.arguments="--fresh"

              --fresh        forget everything and begin anew
              --demo         fill in 30 apps with a year of history
              --data=DIR     keep the data in DIR (default: .slipway)
              --ports=N      use ten ports from N on (default: 8080)
              --help         this text
            """;

    private static final int DEFAULT_PORT = 8080;

    /** Reads the arguments; an unknown one is an {@link IllegalArgumentException} that names the known ones. */
    static SandboxOptions parse(List<String> arguments) {
        SandboxOptions options = new SandboxOptions(Path.of(".slipway"), DEFAULT_PORT, false, false, false);
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private SandboxOptions with(String argument) {
        if (argument.equals("--fresh")) {
            return new SandboxOptions(this.data, this.firstPort, true, this.demo, this.help);
        }
        if (argument.equals("--demo")) {
            return new SandboxOptions(this.data, this.firstPort, this.fresh, true, this.help);
        }
        if (argument.equals("--help")) {
            return new SandboxOptions(this.data, this.firstPort, this.fresh, this.demo, true);
        }
        if (argument.startsWith("--data=")) {
            return new SandboxOptions(
                    Path.of(argument.substring("--data=".length())), this.firstPort, this.fresh, this.demo, this.help);
        }
        if (argument.startsWith("--ports=")) {
            return new SandboxOptions(this.data, port(argument), this.fresh, this.demo, this.help);
        }
        throw new IllegalArgumentException(
                "Unknown option '%s'. Known are --fresh, --demo, --data=DIR, --ports=N and --help."
                        .formatted(argument));
    }

    private static int port(String argument) {
        String value = argument.substring("--ports=".length());
        if (!value.matches("\\d{4,5}") || Integer.parseInt(value) < 1024 || Integer.parseInt(value) > 65_525) {
            throw new IllegalArgumentException(
                    "'%s' is no first port: use a number from 1024 to 65525, for example --ports=9080."
                            .formatted(argument));
        }
        return Integer.parseInt(value);
    }
}
