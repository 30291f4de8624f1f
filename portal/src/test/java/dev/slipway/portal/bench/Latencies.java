package dev.slipway.portal.bench;

import dev.slipway.portal.outside.FakeBuildServer;
import dev.slipway.portal.outside.FakeCommits;
import dev.slipway.portal.outside.FakeContainerPlatform;
import dev.slipway.portal.outside.FakeEventBus;
import dev.slipway.portal.outside.FakeImageRegistry;
import dev.slipway.portal.outside.FakeSourceHosting;
import dev.slipway.portal.outside.FakeStacks;
import dev.slipway.portal.store.InMemoryTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Mono;

/** Lets each call of a system in memory take as long as that system's answers do, and writes down which were made. */
final class Latencies implements BeanPostProcessor {

    static final Duration STATE = Duration.ofMillis(5);
    static final Duration STACK = Duration.ofSeconds(3);
    static final Duration BUILD = Duration.ofSeconds(2);
    private static final Duration GITHUB = Duration.ofMillis(300);
    private static final Duration JENKINS = Duration.ofMillis(200);
    private static final Duration AWS = Duration.ofMillis(100);

    private static final Map<Class<?>, Duration> OF = Map.of(
            FakeSourceHosting.class, GITHUB,
            FakeCommits.class, GITHUB,
            FakeBuildServer.class, JENKINS,
            FakeImageRegistry.class, AWS,
            FakeStacks.class, AWS,
            FakeContainerPlatform.class, AWS,
            FakeEventBus.class, AWS,
            InMemoryTable.class, STATE);

    private final Queue<MadeCall> calls = new ConcurrentLinkedQueue<>();
    private final int scale;
    private final Function<String, Mono<Void>> before;

    /**
     * @param scale what latencies are divided by
     * @param before what stands before a call, given its name; an error keeps the call from being made
     */
    Latencies(int scale, Function<String, Mono<Void>> before) {
        this.scale = scale;
        this.before = before;
    }

    /** Returns the calls that were made, but for those of the table. */
    List<MadeCall> calls() {
        return List.copyOf(this.calls);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Duration latency = OF.get(bean.getClass());
        return (latency == null)
                ? bean
                : Proxy.newProxyInstance(
                        bean.getClass().getClassLoader(),
                        bean.getClass().getInterfaces(),
                        (proxy, method, arguments) -> call(bean, method, arguments, latency.dividedBy(this.scale)));
    }

    private @Nullable Object call(Object bean, Method method, Object @Nullable [] arguments, Duration latency)
            throws Throwable {
        try {
            Object answer = method.invoke(bean, arguments);
            return (answer instanceof Mono<?> mono) ? slow(name(method), mono, latency) : answer;
        } catch (InvocationTargetException ex) {
            throw ex.getTargetException();
        }
    }

    private <T> Mono<T> slow(String name, Mono<T> call, Duration latency) {
        return Mono.defer(() -> this.before.apply(name).then(Mono.defer(() -> {
            if (!name.startsWith("Table.")) {
                this.calls.add(new MadeCall(name, Instant.now(), latency));
            }
            return Mono.delay(latency).then(call);
        })));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
