package dev.slipway.sandbox.aws.ecs.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be started.
 *
 * @param root folder of the unpacked image
 * @param folder folder of this one task
 * @param command program and arguments
 * @param environment variables
 * @param directory working directory, as the process sees it
 * @param user user as the image names it: a name or number, with or without a group; empty for root
 * @param memory memory in MiB; 0 for no limit
 */
public record Launch(
        Path root,
        Path folder,
        List<String> command,
        Map<String, String> environment,
        String directory,
        String user,
        int memory) {

    /** Copies the collections. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
