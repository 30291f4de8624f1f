package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.slipway.events.LifecycleEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes what ECS tells EventBridge as lifecycle events on the topic. */
public final class TranslatorHandler implements RequestHandler<Map<String, Object>, @Nullable Void> {

    private static final String ENVIRONMENTS = "ENVIRONMENTS";

    private final EcsTranslator translator;
    private final EventTopic topic;

    /** Called by the runtime, once for each instance. */
    public TranslatorHandler() {
        this(new EcsTranslator(environments(System.getenv(ENVIRONMENTS))), EventTopic.of(System.getenv()));
    }

    TranslatorHandler(EcsTranslator translator, EventTopic topic) {
        this.translator = translator;
        this.topic = topic;
    }

    @Override
    public @Nullable Void handleRequest(Map<String, Object> event, Context context) {
        Optional<LifecycleEvent> told = this.translator.translate(event);
        told.ifPresent((each) -> {
            this.topic.publish(each);
            FunctionLog.of(context).handled(each, "translated");
        });
        return null;
    }

    /** Reads {@code cluster=environment,…}; a cluster that is left out is named as its environment. */
    static Map<String, String> environments(@Nullable String setting) {
        Map<String, String> environments = new HashMap<>();
        if (setting == null || setting.isBlank()) {
            return environments;
        }
        for (String pair : setting.split(",")) {
            String[] names = pair.trim().split("=");
            if (names.length != 2) {
                throw new IllegalStateException(
                        "The variable %s is '%s'; it must be like 'cluster=environment,cluster=environment'."
                                .formatted(ENVIRONMENTS, setting));
            }
            environments.put(names[0], names[1]);
        }
        return environments;
    }
}
