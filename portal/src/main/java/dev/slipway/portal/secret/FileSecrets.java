package dev.slipway.portal.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Secrets in files, as container platforms mount them: {@code file:/run/secrets/jenkins}. */
final class FileSecrets implements SecretSource {

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String read(String place, Environment settings) {
        try {
            return Files.readString(Path.of(place)).strip();
        } catch (IOException | InvalidPathException ex) {
            throw new RefusedSettings(
                    "The secret's file '%s' cannot be read.".formatted(place),
                    "Make it, and let the portal's user read it.",
                    ex);
        }
    }
}
