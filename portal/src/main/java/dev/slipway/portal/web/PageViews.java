package dev.slipway.portal.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.AbstractView;
import org.springframework.web.reactive.result.view.UrlBasedViewResolver;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds a view by the name of its template. Unlike Spring Boot's own, it compiles each template once. */
@Component
final class PageViews implements ViewResolver, Ordered {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Pages pages;

    PageViews(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Mono<View> resolveViewName(String name, Locale locale) {
        return name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)
                ? Mono.empty()
                : Mono.just(new PageView(this.pages, name));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static final class PageView extends AbstractView {
        private final Pages pages;
        private final String name;

        PageView(Pages pages, String name) {
            this.pages = pages;
            this.name = name;
            setSupportedMediaTypes(List.of(HTML));
        }

        @Override
        protected Mono<Void> renderInternal(
                Map<String, Object> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
            DataBuffer html = exchange.getResponse()
                    .bufferFactory()
                    .wrap(this.pages.render(this.name, model).getBytes(StandardCharsets.UTF_8));
            return exchange.getResponse().writeWith(Mono.just(html));
        }
    }
}
