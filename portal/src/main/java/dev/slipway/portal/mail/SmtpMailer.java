package dev.slipway.portal.mail;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.secret.Masked;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@link Mailer} over SMTP. */
final class SmtpMailer implements Mailer {

    private static final String SYSTEM = "Mail";
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");

    private final JavaMailSender sender;
    private final String from;
    private final Duration limit;

    SmtpMailer(JavaMailSender sender, MailProperties settings) {
        this.sender = sender;
        this.from = settings.from();
        this.limit = settings.timeout();
    }

    @Override
    public Mono<Void> send(Mail mail) {
        // Jakarta Mail blocks: the one place where it runs.
        return Mono.fromRunnable(() -> this.sender.send(messageOf(mail)))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(this.limit)
                .onErrorMap(MailException.class, SmtpMailer::fault)
                .onErrorMap(
                        TimeoutException.class,
                        (ex) -> OutsideFault.passing(
                                SYSTEM, "The mail server did not take the mail in time.", null, ex))
                .then();
    }

    private MimeMessage messageOf(Mail mail) {
        refuseLineBreaks("address", mail.to());
        refuseLineBreaks("subject", mail.subject());
        if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
            throw new MailPreparationException("The mail's id must look like 'thing@slipway': " + mail.messageId());
        }
        MimeMessage message = this.sender.createMimeMessage();
        try {
            // Spring keeps an id that is there already.
            message.setHeader("Message-ID", "<" + mail.messageId() + ">");
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(this.from);
            helper.setTo(new InternetAddress(mail.to(), true));
            helper.setSubject(Masked.in(mail.subject()));
            helper.setText(Masked.in(mail.text()));
            return message;
        } catch (MessagingException ex) {
            throw new MailPreparationException("'%s' is not a mail address.".formatted(mail.to()), ex);
        }
    }

    /** A line break would let whoever chose the text write headers of his own. */
    private static void refuseLineBreaks(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MailPreparationException("The mail's " + what + " holds a control character.");
        }
    }

    private static OutsideFault fault(MailException ex) {
        if (ex instanceof MailPreparationException || ex instanceof MailParseException) {
            return OutsideFault.lasting(SYSTEM, "The mail cannot be written: " + ex.getMessage(), ex);
        }
        if (ex instanceof MailAuthenticationException) {
            return OutsideFault.lasting(
                    SYSTEM,
                    "The mail server does not accept the portal. Check spring.mail.username and its password.",
                    ex);
        }
        return OutsideFault.passing(SYSTEM, "The mail server did not take the mail.", null, ex);
    }
}
