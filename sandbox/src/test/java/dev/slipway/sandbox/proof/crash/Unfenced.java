package dev.slipway.sandbox.proof.crash;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Takes the guard away: a portal started with it writes whether its epoch still holds or not. */
@Configuration(proxyBeanMethods = false)
public class Unfenced {

    @Bean
    static BeanPostProcessor withoutEpochs() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return (bean instanceof Table table) ? new WithoutEpochs(table) : bean;
            }
        };
    }

    private record WithoutEpochs(Table table) implements Table {

        @Override
        public Mono<Item> get(Key key) {
            return this.table.get(key);
        }

        @Override
        public Mono<Page<Item>> query(Query query) {
            return this.table.query(query);
        }

        @Override
        public Mono<Void> write(List<Change> changes) {
            return this.table.write(changes.stream()
                    .filter(change -> !(change instanceof Change.Check check && isFenced(check.conditions())))
                    .map(WithoutEpochs::unfenced)
                    .toList());
        }

        private static Change unfenced(Change change) {
            return (change instanceof Change.Update update)
                    ? new Change.Update(
                            update.key(),
                            update.set(),
                            update.remove(),
                            update.conditions().stream()
                                    .filter(condition -> !isEpoch(condition))
                                    .toList())
                    : change;
        }

        private static boolean isFenced(List<Condition> conditions) {
            return conditions.stream().anyMatch(WithoutEpochs::isEpoch);
        }

        private static boolean isEpoch(Condition condition) {
            return condition.attribute().equals(Fence.EPOCH);
        }
    }
}
