package dev.slipway.sandbox.aws.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes the encoding {@code aws-chunked} off a body as it comes in: chunks with their size in front, then headers that
 * trail the body. Signatures of chunks are not checked.
 */
final class ChunkedDecoder {

    private static final int LONGEST_LINE = 8192;

    private final OutputStream content;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private State state = State.SIZE;
    private long left;

    ChunkedDecoder(OutputStream content) {
        this.content = content;
    }

    /** Takes the next bytes of the encoded body. */
    void accept(byte[] bytes) throws IOException {
        int position = 0;
        while (position < bytes.length) {
            if (this.state == State.DATA && this.left > 0) {
                int count = (int) Math.min(this.left, bytes.length - position);
                this.content.write(bytes, position, count);
                this.left -= count;
                position += count;
            } else {
                take(bytes[position++]);
            }
        }
    }

    /** Returns the headers that trailed the body, in lower case. */
    Map<String, String> trailers() {
        return this.trailers;
    }

    /** Returns whether the last chunk has come. */
    boolean isComplete() {
        return this.state == State.TRAILERS;
    }

    private void take(byte next) {
        if (next != '\n') {
            if (next != '\r') {
                this.line.write(next);
            }
            if (this.line.size() > LONGEST_LINE) {
                throw S3Error.incompleteBody();
            }
            return;
        }
        String text = this.line.toString(StandardCharsets.UTF_8);
        this.line.reset();
        switch (this.state) {
            case SIZE -> begin(text);
            case DATA -> this.state = State.SIZE;
            case TRAILERS -> trailer(text);
        }
    }

    private void begin(String text) {
        try {
            this.left = Long.parseLong(text.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException ex) {
            throw S3Error.incompleteBody();
        }
        this.state = this.left == 0 ? State.TRAILERS : State.DATA;
    }

    private void trailer(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            this.trailers.put(
                    text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
    }

    private enum State {
        SIZE,
        DATA,
        TRAILERS
    }
}
