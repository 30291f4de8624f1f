package dev.slipway.portal.notice;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.mail.Mailer.Mail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes to the team of the app. */
final class MailChannel implements Channel {

    private final Mailer mailer;
    private final Teams teams;
    private final NoticeLinks links;
    private final NoticeProperties settings;

    MailChannel(Mailer mailer, Teams teams, NoticeLinks links, NoticeProperties settings) {
        this.mailer = mailer;
        this.teams = teams;
        this.links = links;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Mono<Void> send(Notice notice) {
        return Mono.justOrEmpty(reader(notice))
                .flatMap((to) ->
                        this.mailer.send(new Mail(to, notice.headline(), text(notice), notice.id() + "@slipway")));
    }

    private Optional<String> reader(Notice notice) {
        String approvers = this.settings.approvers();
        if (notice.kind() == Notice.Kind.APPROVAL_NEEDED && approvers != null) {
            return Optional.of(approvers);
        }
        return Optional.ofNullable(notice.team()).flatMap(this.teams::find).map(Team::mail);
    }

    private String text(Notice notice) {
        StringBuilder text = new StringBuilder(notice.headline()).append(".\n\n");
        line(text, "Why", notice.reason());
        line(text, "Asked for by", notice.by());
        line(text, "Commit", notice.commit());
        line(text, "Build", notice.build());
        return text.append("\n").append(this.links.of(notice)).append("\n").toString();
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append("\n");
        }
    }
}
