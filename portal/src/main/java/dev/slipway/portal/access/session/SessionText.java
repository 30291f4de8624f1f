package dev.slipway.portal.access.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a session's attributes as text and reads them again. Only classes of Spring Security and the JDK's values are
 * read back; what another version wrote and this one cannot read is no session, and the person signs in again.
 */
final class SessionText {

    private static final Logger log = LoggerFactory.getLogger(SessionText.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=30;maxrefs=20000;maxbytes=300000;java.lang.*;java.util.*;java.time.*;java.net.URI;java.net.URL;"
                    + "org.springframework.security.**;org.springframework.util.*;!*");

    private SessionText() {}

    static String write(Map<String, Object> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TreeMap<>(attributes));
        } catch (IOException ex) {
            throw new UncheckedIOException("A session holds what cannot be kept.", ex);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Returns the attributes; none when the text is not of this version. */
    static Map<String, Object> read(String text) {
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            in.setObjectInputFilter(KNOWN);
            Map<String, Object> attributes = new HashMap<>();
            ((Map<?, ?>) in.readObject()).forEach((name, value) -> attributes.put(String.valueOf(name), value));
            return attributes;
        } catch (InvalidClassException | ClassNotFoundException ex) {
            log.info("A session of another version was dropped: {}", ex.toString());
            return Map.of();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
