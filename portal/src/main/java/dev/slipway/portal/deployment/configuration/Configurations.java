package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import reactor.core.publisher.Mono;

/** All versions of all configurations. */
public final class Configurations {

    /** What every key of a configuration begins with. */
    public static final String PREFIX = "configuration#";

    private static final String JSON = "json";

    private final Table table;

    Configurations(Table table) {
        this.table = table;
    }

    /** Returns the values of a version; what the template says for 0, and for one that is gone. */
    public Mono<ConfigurationValues> values(AppName app, EnvironmentName environment, int version) {
        return this.table
                .get(key(app, environment, version))
                .map(Configurations::read)
                .map(ConfigurationVersion::values)
                .defaultIfEmpty(ConfigurationValues.TEMPLATE);
    }

    /** Returns the newest version; 0 where there is none. */
    public Mono<ConfigurationVersion> newest(AppName app, EnvironmentName environment) {
        return list(app, environment, 1).map(all -> all.isEmpty() ? ConfigurationVersion.TEMPLATE : all.get(0));
    }

    /** Lists the versions, the newest first. */
    public Mono<List<ConfigurationVersion>> list(AppName app, EnvironmentName environment, int limit) {
        return this.table
                .query(Query.of(AppDirectory.partition(app), PREFIX + environment + "#", limit)
                        .newestFirst())
                .map(page -> page.map(Configurations::read))
                .map(Page::items);
    }

    /** Returns the change that stores a version; it fails when somebody was faster. */
    Change create(AppName app, EnvironmentName environment, ConfigurationVersion version) {
        return Change.create(Item.of(key(app, environment, version.version())).withJson(JSON, version));
    }

    private static Key key(AppName app, EnvironmentName environment, int version) {
        return new Key(AppDirectory.partition(app), "%s%s#%06d".formatted(PREFIX, environment, version));
    }

    private static ConfigurationVersion read(Item item) {
        return item.json(JSON, ConfigurationVersion.class);
    }
}
