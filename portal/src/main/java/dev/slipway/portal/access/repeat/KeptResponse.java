package dev.slipway.portal.access.repeat;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/** A response that is written down before it is sent, when the request has started something. */
final class KeptResponse extends ServerHttpResponseDecorator {

    private final Function<FirstAnswer, Mono<Void>> keep;
    private volatile boolean kept;

    KeptResponse(ServerHttpResponse response, Function<FirstAnswer, Mono<Void>> keep) {
        super(response);
        this.keep = keep;
    }

    /** Returns whether the answer is one that is kept. */
    boolean isKept() {
        return this.kept;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        HttpStatusCode status = getStatusCode();
        if (status == null
                || (status.value() != HttpStatus.ACCEPTED.value() && status.value() != HttpStatus.CREATED.value())) {
            return super.writeWith(body);
        }
        this.kept = true;
        return DataBufferUtils.join(body).map(KeptResponse::bytes).flatMap(bytes -> {
            FirstAnswer answer =
                    FirstAnswer.of(status.value(), getHeaders(), new String(bytes, StandardCharsets.UTF_8));
            return this.keep
                    .apply(answer)
                    .then(Mono.defer(
                            () -> super.writeWith(Mono.just(bufferFactory().wrap(bytes)))));
        });
    }

    static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
