package dev.slipway.sandbox.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The console log of the build, written line by line; secrets that the build has been given are masked.
 *
 * <p>A log of more than {@value #MOST_CHARACTERS} characters goes on in silence: a flood must not fill the disk.
 */
public final class BuildLog implements AutoCloseable {

    private static final long MOST_CHARACTERS = 64L * 1024 * 1024;
    private static final String MASK = "****";

    private final Writer writer;
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private long written;
    private boolean cut;

    /** @param file the file, appended to */
    public BuildLog(Path file) throws IOException {
        this.writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Masks a value from now on; an empty one cannot be masked. */
    public void mask(String secret) {
        if (!secret.isBlank() && !this.secrets.contains(secret)) {
            this.secrets.add(secret);
            this.secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    /** Returns a text with all secrets masked. */
    public String masked(String text) {
        String shown = text;
        for (String secret : this.secrets) {
            shown = shown.replace(secret, MASK);
        }
        return shown;
    }

    /** Writes a line, or several when the text holds line ends. */
    public synchronized void line(String text) {
        if (this.cut) {
            return;
        }
        try {
            String shown = masked(text);
            this.written += shown.length();
            if (this.written > MOST_CHARACTERS) {
                this.cut = true;
                shown = "[The log has reached %d MB; the rest is not kept.]".formatted(MOST_CHARACTERS / 1024 / 1024);
            }
            this.writer.write(shown);
            this.writer.write('\n');
            this.writer.flush();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Writes the line that ends every log, even one that was cut. */
    public synchronized void lastLine(String text) {
        this.cut = false;
        this.written = 0;
        line(text);
    }

    @Override
    public void close() throws IOException {
        this.writer.close();
    }
}
