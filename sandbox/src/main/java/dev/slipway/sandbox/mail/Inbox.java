package dev.slipway.sandbox.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.slipway.sandbox.http.HtmlPages;
import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An SMTP server that delivers every mail, whoever it is for, into one inbox with a page. */
public final class Inbox implements AutoCloseable {

    private static final int MAILS_SHOWN = 200;

    private final HtmlPages pages = new HtmlPages(Inbox.class, "Inbox");
    private final MailFolder folder;
    private final GreenMail smtp;
    private final LoopbackServer server;

    private Inbox(int smtpPort, int httpPort, Path dataFolder) {
        this.folder = new MailFolder(dataFolder, Clock.systemUTC());
        this.smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        this.smtp.start();
        UserManager users = this.smtp.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            this.folder.add(message.getMessage());
            return userOf(users, address.getEmail());
        });
        this.server = LoopbackServer.start(httpPort, routes());
    }

    /**
     * Starts both servers.
     *
     * @param smtpPort port that takes mails, or 0 for a free one
     * @param httpPort port of the page, or 0 for a free one
     * @param dataFolder where mails are kept
     */
    public static Inbox start(int smtpPort, int httpPort, Path dataFolder) {
        return new Inbox(smtpPort, httpPort, dataFolder);
    }

    /** Returns the port that takes mails. */
    public int smtpPort() {
        return this.smtp.getSmtp().getPort();
    }

    /** Returns the address of the page; {@code /mails.json} below it lists the mails for programs. */
    public URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
        this.smtp.stop();
    }

    private RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", (request) -> blocking(this::list))
                .GET(
                        "/mails.json",
                        (request) -> blocking(() -> ServerResponse.ok().bodyValue(this.folder.newest(MAILS_SHOWN))))
                .GET("/mails/{id}", (request) -> blocking(() -> open(request)))
                .build();
    }

    private Mono<ServerResponse> list() {
        List<StoredMail> mails = this.folder.newest(MAILS_SHOWN);
        return this.pages.ok("inbox", "Inbox", Map.of("mails", mails));
    }

    private Mono<ServerResponse> open(ServerRequest request) {
        return this.folder
                .find(request.pathVariable("id"))
                .map((mail) -> this.pages.ok("mail", mail.subject(), Map.of("mail", mail)))
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private static Mono<ServerResponse> blocking(Supplier<Mono<ServerResponse>> answer) {
        return Mono.defer(answer).subscribeOn(Schedulers.boundedElastic());
    }

    /** GreenMail keeps nothing for anybody else: there is one mailbox, and our folder beside it. */
    private static GreenMailUser userOf(UserManager users, String mail) throws UserException {
        GreenMailUser user = users.getUserByEmail(mail);
        return (user != null) ? user : users.createUser(mail, mail, mail);
    }
}
