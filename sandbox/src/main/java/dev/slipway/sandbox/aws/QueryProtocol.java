package dev.slipway.sandbox.aws;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The protocol awsQuery: input is a form with {@code Action}, output is XML.
 *
 * <p>Input arrives as the flat form ({@code Tags.member.1.Key}). Output is a map: strings become text, maps become
 * elements, iterables become {@code <member>} elements, a {@link QueryList} becomes elements of its own name, and null
 * is left out.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public final class QueryProtocol {

    /** Letters that XML cannot hold, however they are written. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final Logger LOG = LoggerFactory.getLogger(QueryProtocol.class);

    private final String namespace;
    private final Map<String, BiFunction<Map<String, String>, Caller, Map<String, ?>>> operations = new TreeMap<>();

    /** @param namespace XML namespace of the service's model */
    public QueryProtocol(String namespace) {
        this.namespace = namespace;
    }

    /** Adds an operation. It may block. */
    public QueryProtocol operation(String name, Function<Map<String, String>, Map<String, ?>> handler) {
        return operation(name, (input, caller) -> handler.apply(input));
    }

    /** Adds an operation that depends on who calls it. */
    public QueryProtocol operation(String name, BiFunction<Map<String, String>, Caller, Map<String, ?>> handler) {
        this.operations.put(name, handler);
        return this;
    }

    /** Answers a request. */
    public Mono<ServerResponse> handle(ServerRequest request) {
        return request.formData()
                .publishOn(Schedulers.boundedElastic())
                .flatMap((form) -> answer(form, Caller.of(request)))
                .onErrorResume(this::refuse);
    }

    private Mono<ServerResponse> answer(MultiValueMap<String, String> form, Caller caller) {
        String action = String.valueOf(form.getFirst("Action"));
        BiFunction<Map<String, String>, Caller, Map<String, ?>> operation = this.operations.get(action);
        if (operation == null) {
            return Mono.error(AwsError.of("InvalidAction", "The sandbox does not know the action " + action + "."));
        }
        Map<String, String> input = new LinkedHashMap<>();
        form.forEach((key, values) -> input.put(key, values.get(0)));
        Map<String, ?> output = operation.apply(input, caller);
        return xml(200, (writer) -> {
            writer.writeStartElement(action + "Response");
            writer.writeDefaultNamespace(this.namespace);
            element(writer, action + "Result", output);
            element(
                    writer,
                    "ResponseMetadata",
                    Map.of("RequestId", UUID.randomUUID().toString()));
            writer.writeEndElement();
        });
    }

    private Mono<ServerResponse> refuse(Throwable ex) {
        if (ex instanceof AwsError error) {
            return error(this.namespace, error);
        }
        LOG.error("A call failed in the sandbox", ex);
        return error(this.namespace, new AwsError(500, "InternalFailure", "The sandbox failed to answer: " + ex));
    }

    static Mono<ServerResponse> error(String namespace, AwsError error) {
        return xml(error.status(), (writer) -> {
            writer.writeStartElement("ErrorResponse");
            writer.writeDefaultNamespace(namespace);
            Map<String, String> details = new LinkedHashMap<>();
            details.put("Type", error.status() < 500 ? "Sender" : "Receiver");
            details.put("Code", error.code());
            details.put("Message", String.valueOf(error.getMessage()));
            element(writer, "Error", details);
            element(writer, "RequestId", UUID.randomUUID().toString());
            writer.writeEndElement();
        });
    }

    private static Mono<ServerResponse> xml(int status, Body body) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            body.write(writer);
            writer.flush();
            return ServerResponse.status(status).contentType(MediaType.TEXT_XML).bodyValue(text.toString());
        } catch (XMLStreamException ex) {
            return Mono.error(ex);
        }
    }

    private static void element(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        writer.writeStartElement(name);
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                element(writer, String.valueOf(entry.getKey()), entry.getValue());
            }
        } else if (value instanceof QueryList list) {
            for (Object item : list.items()) {
                element(writer, list.element(), item);
            }
        } else if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                element(writer, "member", item);
            }
        } else {
            writer.writeCharacters(UNWRITABLE.matcher(String.valueOf(value)).replaceAll("\uFFFD"));
        }
        writer.writeEndElement();
    }

    private interface Body {

        void write(XMLStreamWriter writer) throws XMLStreamException;
    }
}
