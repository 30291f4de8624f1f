package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.MalformedBody;
import dev.slipway.sandbox.aws.model.Operation;
import dev.slipway.sandbox.aws.model.ServiceContract;
import dev.slipway.sandbox.aws.model.Violation;
import dev.slipway.sandbox.aws.model.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds requests against the model of their service before the service sees them.
 *
 * <p>JSON is read whole and passed on; bodies of objects and payloads stream past. AWS itself ignores most unknown
 * parameters; here they are refused, because what AWS ignores was meant for something.
 */
final class RequestCheck {

    private static final int LARGEST_BODY = 80 * 1024 * 1024;

    private static final String OPERATION = Operation.class.getName();

    private final ServiceContract contract;
    private final RefusalCodes codes;

    /** @param contract what requests must look like */
    RequestCheck(ServiceContract contract) {
        this.contract = contract;
        this.codes = RefusalCodes.of(contract.model().name());
    }

    /** Returns the operation that a checked request asks for, if the model has it. */
    static Optional<Operation> operationOf(ServerRequest request) {
        return request.attribute(OPERATION).map(Operation.class::cast);
    }

    /** Returns what requests must look like. */
    ServiceContract contract() {
        return this.contract;
    }

    /**
     * Returns the request to go on with, its body still to be read.
     *
     * <p>Ends with {@link AwsError} if the request is not what the model says.
     */
    Mono<ServerRequest> check(ServerRequest request) {
        WireRequest head = head(request);
        if (this.contract.model().protocol().equals("query")) {
            // The exchange reads a form once and keeps it, for whoever asks before and after.
            return request.formData()
                    .doOnNext((form) -> judge(head.withForm(form.toSingleValueMap()), request))
                    .thenReturn(request);
        }
        if (!this.contract.needsBody(head)) {
            return Mono.fromRunnable(() -> judge(head, request)).thenReturn(request);
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), LARGEST_BODY)
                .map(RequestCheck::bytes)
                .defaultIfEmpty(new byte[0])
                .map((body) -> {
                    judge(head.withBody(new String(body, StandardCharsets.UTF_8)), request);
                    Flux<DataBuffer> again =
                            Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
                    return ServerRequest.from(request).body(again).build();
                });
    }

    private void judge(WireRequest wire, ServerRequest request) {
        this.contract
                .operationOf(wire)
                .ifPresent((operation) -> request.attributes().put(OPERATION, operation));
        try {
            List<Violation> violations = this.contract.check(wire);
            if (!violations.isEmpty()) {
                throw this.codes.refusal(violations);
            }
        } catch (MalformedBody ex) {
            throw AwsError.of(RefusalCodes.UNREADABLE, String.valueOf(ex.getMessage()));
        }
    }

    private static WireRequest head(ServerRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers().asHttpHeaders().toSingleValueMap());
        Map<String, List<String>> query = new TreeMap<>();
        request.queryParams()
                .forEach((name, values) -> query.put(
                        name,
                        values.stream()
                                .map((value) -> value == null ? "" : value)
                                .toList()));
        return new WireRequest(request.method().name(), request.uri().getRawPath(), query, headers, Map.of(), "");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
