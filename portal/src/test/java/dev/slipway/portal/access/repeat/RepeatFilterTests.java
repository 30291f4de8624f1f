package dev.slipway.portal.access.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.store.InMemoryTable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What becomes of requests that carry an idempotency key. */
class RepeatFilterTests {

    private static final Caller LEA =
            new Caller.Person("sub-lea", "lea", "Lea", "lea@acme.example", Set.of(), Set.of());

    private final InMemoryTable table = new InMemoryTable();
    private final MovedClock clock = new MovedClock();
    private final RepeatFilter filter = new RepeatFilter(new RepeatedRequests(this.table, this.clock));
    private final AtomicInteger started = new AtomicInteger();
    private HttpStatus status = HttpStatus.ACCEPTED;

    @Test
    void startsOnceAndGivesTheFirstAnswerAgain() {
        MockServerHttpResponse first = send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{\"a\":1,\"b\":2}");
        MockServerHttpResponse second = send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{ \"b\": 2, \"a\": 1 }");

        assertThat(this.started).hasValue(1);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(second.getHeaders().getLocation()).isEqualTo(URI.create("/api/v1/runs/1"));
        assertThat(second.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(second.getBodyAsString().block())
                .isEqualTo(first.getBodyAsString().block())
                .isEqualTo("{\"run\":1}");
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}");

        assertThatThrownBy(() -> send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{\"a\":1}"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> send(TestPortal.DANA, "/api/v1/apps/desk/repair", "{}"))
                .isInstanceOf(InvalidInput.class);
        assertThat(this.started).hasValue(1);
    }

    @Test
    void keysOfDifferentCallersAreDifferent() {
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}");
        send(LEA, "/api/v1/apps/shop/repair", "{\"a\":1}");

        assertThat(this.started).hasValue(2);
    }

    @Test
    void doesNotKeepWhatStartedNothing() {
        this.status = HttpStatus.CONFLICT;
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}");
        this.status = HttpStatus.ACCEPTED;

        assertThat(send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}").getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);
        assertThat(this.started).hasValue(2);
    }

    @Test
    void asksForPatienceWhileTheFirstIsUnderWayAndGoesOnWhenItDied() {
        this.filter
                .filter(exchange(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}"), never -> Mono.never())
                .subscribe();

        assertThatThrownBy(() -> send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}"))
                .isInstanceOfSatisfying(UnderWay.class, later -> {
                    assertThat(later.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(later.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("2");
                });

        this.clock.move(Duration.ofMinutes(2));
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}");
        assertThat(this.started).hasValue(1);
    }

    @Test
    void forgetsAfterADay() {
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{}");
        this.clock.move(Duration.ofHours(25));
        send(TestPortal.DANA, "/api/v1/apps/shop/repair", "{\"a\":1}");

        assertThat(this.started).hasValue(2);
    }

    private MockServerHttpResponse send(Caller caller, String path, String body) {
        MockServerWebExchange exchange = exchange(caller, path, body);
        WebFilterChain handler = this::handle;
        this.filter.filter(exchange, handler).block(Duration.ofSeconds(5));
        return exchange.getResponse();
    }

    private Mono<Void> handle(ServerWebExchange exchange) {
        int run = this.started.incrementAndGet();
        exchange.getResponse().setStatusCode(this.status);
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
        exchange.getResponse().getHeaders().setLocation(URI.create("/api/v1/runs/" + run));
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse()
                        .bufferFactory()
                        .wrap("{\"run\":%d}".formatted(run).getBytes(StandardCharsets.UTF_8))));
    }

    private static MockServerWebExchange exchange(Caller caller, String path, String body) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post(path)
                .header("Idempotency-Key", "k-1")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
        exchange.getAttributes().put(Caller.class.getName(), caller);
        return exchange;
    }

    /** A clock that goes on when it is told to. */
    private static final class MovedClock extends Clock {

        private Duration ahead = Duration.ZERO;

        void move(Duration time) {
            this.ahead = this.ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(this.ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
