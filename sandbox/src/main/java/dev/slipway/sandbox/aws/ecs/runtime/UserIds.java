package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The numbers behind an image's user.
 *
 * @param user number of the user
 * @param group number of the group
 */
record UserIds(int user, int group) {

    /**
     * Reads {@code name}, {@code number}, {@code name:group} or {@code number:number}; names stand in the image's own
     * files.
     */
    static UserIds of(String user, Path root) throws IOException {
        if (user.isEmpty()) {
            return new UserIds(0, 0);
        }
        String[] parts = user.split(":", 2);
        String[] line = find(root.resolve("etc/passwd"), parts[0]);
        int uid = parts[0].matches("\\d+") ? Integer.parseInt(parts[0]) : number(line, user);
        if (parts.length == 1) {
            return new UserIds(uid, line.length > 3 ? Integer.parseInt(line[3]) : 0);
        }
        String[] group = find(root.resolve("etc/group"), parts[1]);
        return new UserIds(uid, parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : number(group, user));
    }

    private static int number(String[] line, String user) throws IOException {
        if (line.length < 3) {
            throw new IOException("unable to find user %s: no matching entries in passwd file".formatted(user));
        }
        return Integer.parseInt(line[2]);
    }

    private static String[] find(Path file, String key) throws IOException {
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(":");
                if (fields.length > 2 && (fields[0].equals(key) || fields[2].equals(key))) {
                    return fields;
                }
            }
        }
        return new String[0];
    }
}
