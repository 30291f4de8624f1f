package dev.slipway.portal.notice;

import dev.slipway.portal.OutsideFault;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes to a chat, in the shape of Slack's incoming webhooks. */
final class WebhookChannel implements Channel {

    private static final String SYSTEM = "The webhook";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final Duration limit;
    private final NoticeLinks links;
    private final HttpClient client = HttpClient.create()
            .followRedirect(false)
            .headers((headers) -> headers.set("Content-Type", "application/json; charset=utf-8"));

    WebhookChannel(URI address, Duration limit, NoticeLinks links) {
        this.address = address;
        this.limit = limit;
        this.links = links;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Mono<Void> send(Notice notice) {
        byte[] body = JSON.writeValueAsBytes(Map.of("text", text(notice)));
        return this.client
                .post()
                .uri(this.address)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .response()
                .timeout(this.limit)
                // The address lets everybody write there, so neither it nor an error that names it is passed on.
                .onErrorMap((failure) ->
                        fault("did not answer (%s)".formatted(failure.getClass().getSimpleName())))
                .map((answer) -> answer.status().code())
                .filter((status) -> status >= 200 && status < 300 || failing(status))
                .then();
    }

    private boolean failing(int status) {
        throw fault("answered %d".formatted(status));
    }

    private OutsideFault fault(String what) {
        return OutsideFault.passing(SYSTEM, "%s at %s %s.".formatted(SYSTEM, this.address.getHost(), what), null, null);
    }

    private String text(Notice notice) {
        StringBuilder text =
                new StringBuilder("*").append(escaped(notice.headline())).append("*");
        line(text, notice.reason());
        line(text, notice.by() == null ? null : "Asked for by " + notice.by());
        return text.append("\n<")
                .append(this.links.of(notice))
                .append("|Open in Slipway>")
                .toString();
    }

    private static void line(StringBuilder text, @Nullable String words) {
        if (words != null) {
            text.append("\n").append(escaped(words));
        }
    }

    /** Nobody may write links or call people by what he puts into a commit or a reason. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
