package dev.slipway.sandbox.pipeline.step;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts the output of a process into lines. One without an end is cut where it gets very long. */
final class Lines implements ShellProcess.Output {

    private static final int LONGEST = 64 * 1024;

    private final Consumer<String> sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> sink) {
        this.sink = sink;
    }

    @Override
    public void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' || this.line.size() >= LONGEST) {
                emit();
            }
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                this.line.write(bytes[i]);
            }
        }
    }

    @Override
    public void end() {
        if (this.line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        this.sink.accept(this.line.toString(StandardCharsets.UTF_8));
        this.line.reset();
    }
}
