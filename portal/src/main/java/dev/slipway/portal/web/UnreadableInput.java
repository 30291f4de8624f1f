package dev.slipway.portal.web;

import dev.slipway.portal.web.Problem.FieldError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, a parameter or a path that could not be read at all. */
final class UnreadableInput {
    private UnreadableInput() {}

    static Problem problem(ServerWebInputException unreadable) {
        UnrecognizedPropertyException unknown = Problems.causedBy(unreadable, UnrecognizedPropertyException.class);
        if (unknown != null) {
            return field(pathOf(unknown), unknownField(unknown));
        }
        StreamReadException broken = Problems.causedBy(unreadable, StreamReadException.class);
        if (broken != null) {
            return bad("The body is no JSON: it breaks off making sense at line %d, column %d."
                    .formatted(
                            broken.getLocation().getLineNr(),
                            broken.getLocation().getColumnNr()));
        }
        DatabindException misfit = Problems.causedBy(unreadable, DatabindException.class);
        if (misfit != null) {
            String path = pathOf(misfit);
            return path.isEmpty()
                    ? bad("The body is not the JSON object that this address takes.")
                    : field(path, "'%s' has a value of the wrong type, or none.".formatted(path));
        }
        String reason = unreadable.getReason();
        return bad(reason == null ? "The request cannot be read." : reason);
    }

    private static String unknownField(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds() == null
                ? ""
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "'%s' is not a field that is known here. Known are: %s.".formatted(unknown.getPropertyName(), known);
    }

    private static Problem field(String path, String message) {
        return bad(message).with(List.of(new FieldError(path, message)));
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "unreadable", "Unreadable request", detail);
    }

    private static String pathOf(JacksonException fault) {
        return fault.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }
}
