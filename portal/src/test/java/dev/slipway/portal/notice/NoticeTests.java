package dev.slipway.portal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.Payload;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.mail.Mailer.Mail;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.outbox.OutboxPublisher;
import dev.slipway.portal.outside.FakeMailer;
import dev.slipway.portal.store.InMemoryTable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** From the event of a deployment to what people are told. */
class NoticeTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final URI PORTAL = URI.create("http://portal.example");
    private static final DeploymentFacts FACTS = new DeploymentFacts(
            "d-2",
            "shop",
            "city-hall",
            "prod",
            "sha256:0f",
            "c0ffee",
            "http://ci.example/job/shop/7/",
            "pipeline",
            "dana");

    private final InMemoryTable table = new InMemoryTable();
    private final FakeMailer mailer = new FakeMailer();
    private final Teams teams =
            new Teams(List.of(new Team("city-hall", "City Hall", "city-hall", "city-hall", "city-hall@acme.example")));

    @Test
    void tellsTheTeamThatADeploymentFailedAndWhy() {
        happens(DeploymentEvents.failed(FACTS, "The tasks did not become healthy."), false);

        assertThat(this.mailer.sent()).singleElement().satisfies((mail) -> {
            assertThat(mail.to()).isEqualTo("city-hall@acme.example");
            assertThat(mail.subject()).isEqualTo("shop: the deployment to prod failed");
            assertThat(mail.text())
                    .contains(
                            "Why: The tasks did not become healthy.",
                            "Asked for by: dana",
                            "Build: http://ci.example/job/shop/7/",
                            "http://portal.example/apps/shop/deployments");
        });
    }

    @Test
    void tellsARecoveryOnlyAfterAFailure() {
        happens(DeploymentEvents.upgraded(FACTS), false);
        assertThat(this.mailer.sent()).isEmpty();

        happens(DeploymentEvents.upgraded(FACTS), true);
        assertThat(this.mailer.sent())
                .extracting(Mail::subject)
                .containsExactly("shop: deployments to prod succeed again");
    }

    @Test
    void tellsWhoApprovesThatAnApprovalIsNeeded() {
        happens(DeploymentEvents.waiting(FACTS, "Waits for the approval of a lead."), false);
        happens(new NoticeProperties(true, "leads@acme.example", null, Duration.ofSeconds(1), Duration.ofHours(1)));

        assertThat(this.mailer.sent())
                .extracting(Mail::to)
                .containsExactly("city-hall@acme.example", "leads@acme.example");
        assertThat(this.mailer.sent().get(0).subject()).isEqualTo("shop: a deployment to prod needs an approval");
    }

    @Test
    void tellsNobodyOfARefusedOrCancelledDeployment() {
        happens(DeploymentEvents.refused(FACTS, "A hold is set."), true);
        happens(DeploymentEvents.cancelled(FACTS, "A newer one took its place."), true);

        assertThat(this.mailer.sent()).isEmpty();
    }

    @Test
    void tellsAThingOnceHoweverOftenItIsLookedFor() {
        happens(DeploymentEvents.failed(FACTS, "No."), false);
        send(List.of(mail(settings())), NOON.plusSeconds(600));

        assertThat(this.mailer.sent()).hasSize(1);
    }

    @Test
    void goesOnTryingAChannelThatFailsWhileTheOtherHasTold() {
        AtomicInteger attempts = new AtomicInteger();
        List<Channel> channels = List.of(mail(settings()), new Broken(attempts));
        find(DeploymentEvents.failed(FACTS, "No."), false, channels);

        send(channels, NOON);
        send(channels, NOON.plusSeconds(1));
        send(channels, NOON.plusSeconds(2));
        assertThat(attempts).hasValue(2);
        assertThat(this.mailer.sent()).hasSize(1);

        send(channels, NOON.plus(Duration.ofHours(25)));
        send(channels, NOON.plus(Duration.ofHours(26)));
        assertThat(attempts).as("given up after a day").hasValue(2);
    }

    private void happens(Payload payload, boolean failedBefore) {
        List<Channel> channels = List.of(mail(settings()));
        find(payload, failedBefore, channels);
        send(channels, NOON);
    }

    private void happens(NoticeProperties settings) {
        List<Channel> channels = List.of(mail(settings));
        find(DeploymentEvents.waiting(FACTS, "Waits."), false, channels);
        send(channels, NOON);
    }

    /** Publishes an event, as the outbox does, with the finder as its follow-up. */
    private void find(Payload payload, boolean failedBefore, List<Channel> channels) {
        Clock clock = at(NOON);
        String unique = payload.type() + String.valueOf(failedBefore) + channels.hashCode();
        this.table.write(new Outbox(PORTAL, clock).tell(payload, null, unique)).block();
        NoticeFinder finder = new NoticeFinder(channels, (app, environment, id) -> Mono.just(failedBefore), clock);
        new OutboxPublisher(this.table, (type, app, json) -> Mono.empty(), List.of(), List.of(finder), clock)
                .publish()
                .block();
    }

    private void send(List<Channel> channels, Instant now) {
        new NoticeSender(this.table, channels, Duration.ofDays(1), at(now))
                .send()
                .block();
    }

    private Channel mail(NoticeProperties settings) {
        return new MailChannel(this.mailer, this.teams, links(), settings);
    }

    static NoticeLinks links() {
        return new NoticeLinks(
                new PortalProperties(PORTAL, "acme", "image", "slipway", "slipway-audit", Map.of(), Map.of()));
    }

    private static NoticeProperties settings() {
        return settings(null);
    }

    private static NoticeProperties settings(@Nullable URI webhook) {
        return new NoticeProperties(true, null, webhook, Duration.ofSeconds(1), Duration.ofDays(1));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A channel that never works. */
    private record Broken(AtomicInteger attempts) implements Channel {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Mono<Void> send(Notice notice) {
            this.attempts.incrementAndGet();
            return Mono.error(OutsideFault.passing("Broken", "It does not answer.", null, null));
        }
    }
}
