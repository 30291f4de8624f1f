package dev.slipway.sandbox.fault;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Names of AWS calls: the service of the signature and the operation, which stands in a header (JSON protocols), in the
 * form (query protocol), or is the method and path (REST protocols). The caller is whose access key signed.
 */
public final class AwsCalls implements CallNaming {

    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=(?<key>[^/]+)/\\d{8}/[^/]+/(?<service>[^/]+)/aws4_request");

    private static final Pattern READING = Pattern.compile(
            "(?:Describe|Get|List|BatchGet|BatchCheck|Query|Scan|Lookup|Test|Validate|ReceiveMessage|TransactGet).*");

    private static final Pattern ID = Pattern.compile("/[^/]*[0-9:%_.][^/]*");

    private final Map<String, String> callers;

    /** @param callers name of a caller by its access key; a key of nobody stands for itself */
    public AwsCalls(Map<String, String> callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Call> name(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String authorization = request.getHeaders().getFirst("Authorization");
        Matcher credential = CREDENTIAL.matcher((authorization != null) ? authorization : "");
        String service = credential.find() ? credential.group("service") : "unsigned";
        String caller = service.equals("unsigned") ? "nobody" : caller(credential.group("key"));
        String target = request.getHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return Mono.just(operation(service, target.substring(target.indexOf('.') + 1), caller));
        }
        if (isForm(request)) {
            return exchange.getFormData()
                    .map((form) -> operation(service, orNone(form.getFirst("Action")), caller))
                    .defaultIfEmpty(operation(service, "none", caller));
        }
        String path = ID.matcher(request.getPath().value()).replaceAll("/{id}");
        Call call = Call.ofHttp("aws", request.getMethod().name(), path, caller);
        return Mono.just(new Call(call.system(), service + ":" + call.name(), caller, call.reads()));
    }

    private String caller(String key) {
        return this.callers.getOrDefault(key, key.startsWith("ASIA") ? "session" : key);
    }

    private static Call operation(String service, String operation, String caller) {
        boolean reads = READING.matcher(operation).matches();
        return new Call("aws", service + ":" + operation, caller, reads);
    }

    private static boolean isForm(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static String orNone(@Nullable String action) {
        return (action != null) ? action : "none";
    }
}
