package dev.slipway.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.mail.MailProperties;
import dev.slipway.portal.mail.Mailer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import reactor.test.StepVerifier;

/** Writes with the portal's own mailer. */
@NullUnmarked
class InboxTests {

    @TempDir
    private Path folder;

    private Inbox inbox;

    @BeforeEach
    void start() {
        this.inbox = Inbox.start(0, 0, this.folder);
    }

    @AfterEach
    void stop() {
        this.inbox.close();
    }

    @Test
    void showsAMailThatThePortalSent() {
        send("dana@acme.example", "Grüße: <shop> is running", "Öffne http://shop.test.localhost/\n");

        String json = get("/mails.json");
        assertThat(json)
                .contains(
                        "dana@acme.example",
                        "slipway@acme.example",
                        "<create.1@slipway>",
                        "http://shop.test.localhost/");
        assertThat(get("/")).contains("Grüße: &lt;shop&gt; is running");
        String page = json.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(get("/mails/" + page)).contains("Öffne http:");
    }

    @Test
    void listsTheNewestFirst() {
        send("dana@acme.example", "First", "1");
        send("dana@acme.example", "Second", "2");

        assertThat(get("/")).containsSubsequence("Second", "First");
    }

    @Test
    void keepsMailsOverARestart() {
        send("dana@acme.example", "Kept", "1");
        this.inbox.close();
        this.inbox = Inbox.start(0, 0, this.folder);

        assertThat(get("/")).contains("Kept");
    }

    @Test
    void refusesASubjectThatWouldWriteHeaders() {
        withMailer((mailer) -> StepVerifier.create(mailer.send(
                        new Mailer.Mail("dana@acme.example", "Hello\r\nBcc: all@acme.example", "text", "a@slipway")))
                .verifyErrorSatisfies((fault) -> assertThat(fault)
                        .isInstanceOfSatisfying(
                                OutsideFault.class,
                                (outside) -> assertThat(outside.mayHeal()).isFalse())));

        assertThat(get("/mails.json")).isEqualTo("[]");
    }

    @Test
    void refusesWhatIsNoAddress() {
        withMailer((mailer) -> StepVerifier.create(
                        mailer.send(new Mailer.Mail("dana at acme", "Hello", "text", "a@slipway")))
                .verifyErrorMessage("The mail cannot be written: 'dana at acme' is not a mail address."));
    }

    @Test
    void saysThatAnotherAttemptMayHelpWhenTheServerIsAway() {
        withMailer((mailer) -> {
            this.inbox.close();
            StepVerifier.create(mailer.send(new Mailer.Mail("dana@acme.example", "Hello", "text", "a@slipway")))
                    .verifyErrorSatisfies((fault) -> assertThat(fault)
                            .isInstanceOfSatisfying(
                                    OutsideFault.class,
                                    (outside) -> assertThat(outside.mayHeal()).isTrue()));
        });
    }

    private void send(String to, String subject, String text) {
        withMailer((mailer) -> mailer.send(new Mailer.Mail(to, subject, text, "create.1@slipway"))
                .block());
    }

    private void withMailer(Consumer<Mailer> use) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withUserConfiguration(PortalMail.class)
                .withPropertyValues(
                        "spring.mail.host=localhost",
                        "spring.mail.port=" + this.inbox.smtpPort(),
                        "slipway.mail.from=slipway@acme.example")
                .run((context) -> use.accept(context.getBean(Mailer.class)));
    }

    private String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(this.inbox.address() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** The portal's configuration of mail, and nothing else of the portal. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("dev.slipway.portal.mail")
    @EnableConfigurationProperties(MailProperties.class)
    static class PortalMail {}
}
