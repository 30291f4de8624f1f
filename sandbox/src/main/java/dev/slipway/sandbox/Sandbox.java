package dev.slipway.sandbox;

import java.util.List;

/** The command that starts the whole outside world and the portal on this machine. */
public final class Sandbox {

    private Sandbox() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        SandboxOptions options = SandboxOptions.parse(List.of(arguments));
        if (options.help()) {
            System.out.print(SandboxOptions.HELP);
        }
    }
}
