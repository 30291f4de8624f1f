package dev.slipway.portal.notice;

import dev.slipway.portal.outbox.OpenWork;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Tells what waits to be told. News that nobody could be told for long are no news, so they are given up. */
final class NoticeSender {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    private final OpenWork notices;
    private final Map<String, Channel> channels;
    private final Duration giveUpAfter;
    private final Clock clock;

    NoticeSender(Table table, List<Channel> channels, Duration giveUpAfter, Clock clock) {
        this.notices = new OpenWork(table, clock, NoticeFinder.OPEN_NOTICES);
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    Mono<Void> send() {
        return this.notices.round(this::send);
    }

    private Mono<List<Change>> send(Item item) {
        Channel channel = this.channels.get(item.text(NoticeFinder.CHANNEL));
        boolean late = item.time(NoticeFinder.SINCE).plus(this.giveUpAfter).isBefore(this.clock.instant());
        if (channel == null || late) {
            LOG.error("The notice {} is given up.", item.key());
            return Mono.just(List.of());
        }
        return channel.send(item.json(NoticeFinder.NOTICE, Notice.class)).thenReturn(List.of());
    }
}
