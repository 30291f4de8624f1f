package dev.slipway.portal.notice;

import dev.slipway.portal.Rounds;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires notices. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    NoticeChannels noticeChannels(Mailer mailer, Teams teams, PortalProperties portal, NoticeProperties settings) {
        NoticeLinks links = new NoticeLinks(portal);
        List<Channel> channels = new ArrayList<>();
        if (settings.mail()) {
            channels.add(new MailChannel(mailer, teams, links, settings));
        }
        URI webhook = settings.webhook();
        if (webhook != null) {
            channels.add(new WebhookChannel(webhook, settings.timeout(), links));
        }
        return new NoticeChannels(channels);
    }

    @Bean
    NoticeFinder noticeFinder(NoticeChannels channels, Deployments deployments, Clock clock) {
        return new NoticeFinder(channels.all(), new StoredOutcomes(deployments), clock);
    }

    @Bean
    Rounds noticeRounds(Table table, NoticeChannels channels, NoticeProperties settings, Clock clock) {
        NoticeSender sender = new NoticeSender(table, channels.all(), settings.giveUpAfter(), clock);
        return new Rounds("notices", Duration.ofSeconds(2), sender::send);
    }

    /**
     * The channels that are set up.
     *
     * @param all all of them
     */
    record NoticeChannels(List<Channel> all) {

        NoticeChannels {
            all = List.copyOf(all);
        }
    }
}
