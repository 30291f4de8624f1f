package dev.slipway.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mails as files, one each, so that they survive a restart. */
final class MailFolder {

    private static final String ENDING = ".eml";
    private static final Pattern ID = Pattern.compile("\\d{13}-\\d{4}");

    private final Path folder;
    private final Clock clock;
    private int count;

    MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Keeps a mail; it is on disk when this returns. */
    synchronized void add(MimeMessage message) throws MessagingException {
        String id = "%013d-%04d".formatted(this.clock.millis(), this.count++ % 10_000);
        Path draft = this.folder.resolve(id + ".draft");
        try {
            try (var out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, this.folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns the newest mails first. */
    List<StoredMail> newest(int limit) {
        try (Stream<Path> files = Files.list(this.folder)) {
            return files.filter((file) -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .map(MailFolder::read)
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Finds a mail. */
    Optional<StoredMail> find(String id) {
        Path file = this.folder.resolve(id + ENDING);
        return (ID.matcher(id).matches() && Files.exists(file)) ? Optional.of(read(file)) : Optional.empty();
    }

    private static StoredMail read(Path file) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - ENDING.length());
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new StoredMail(
                    id,
                    text(message.getMessageID()),
                    text(message.getHeader("From", ", ")),
                    text(message.getHeader("To", ", ")),
                    text(message.getSubject()),
                    String.valueOf(message.getContent()),
                    Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (MessagingException ex) {
            throw new IllegalStateException("The file " + file + " is no mail", ex);
        }
    }

    private static String text(@Nullable String header) {
        return (header != null) ? header : "";
    }
}
