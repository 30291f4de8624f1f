package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.LostEvents;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Table;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import reactor.core.publisher.Mono;

/**
 * Everything of the portal, as it is started in production, on the world in memory: adapters stay out, each page and
 * each call of the API is there, new ones too.
 */
public final class WholePortal implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext portal) {
        TestPortal world = new TestPortal();
        portal.getBeanFactory().registerSingleton("adaptersAndTests", new AdaptersAndTests());
        // The world's own engine and this one are two instances of one portal: either may take a run.
        portal.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", world.settings()));
        world.registerWorld(portal);
        portal.registerBean(TestPortal.class, () -> world);
        portal.registerBean(OpenDoors.class, OpenDoors::new);
        portal.registerBean(FakeHistory.class, FakeHistory::new);
        portal.registerBean(LostEvents.class, () -> () -> Mono.just(0));
        portal.registerBean(
                Table.OF_AUDIT,
                InMemoryTable.class,
                InMemoryTable::new,
                (definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false));
        portal.addApplicationListener((event) -> {
            if (event instanceof ContextClosedEvent) {
                world.close();
            }
        });
    }

    /** What the class path holds beside the portal's features. */
    private static final class AdaptersAndTests extends TypeExcludeFilter {

        private static final Pattern NAMES = Pattern.compile(
                "dev\\.slipway\\.portal\\.(cloud\\.aws|ci\\.jenkins|source\\.github|mail|outside|pages)\\..*"
                        + "|dev\\.slipway\\.portal\\.template\\.TemplateConfiguration|.*Tests(\\$.*)?");

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return NAMES.matcher(type.getClassMetadata().getClassName()).matches();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AdaptersAndTests;
        }

        @Override
        public int hashCode() {
            return AdaptersAndTests.class.hashCode();
        }
    }
}
