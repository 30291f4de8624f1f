package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The services, which survive a restart; a change sees the newest state. */
final class Services {

    private final Documents<StoredService> stored;

    Services(Path folder) {
        this.stored = Documents.open(folder.resolve("services"), StoredService.class);
    }

    List<StoredService> all() {
        return this.stored.all();
    }

    Optional<StoredService> find(String cluster, String name) {
        return this.stored.find(key(cluster, name));
    }

    StoredService get(String cluster, String name) {
        return find(cluster, name).orElseThrow(() -> AwsError.of("ServiceNotFoundException", "Service not found."));
    }

    /** Returns a service that may be changed. */
    StoredService active(String cluster, String name) {
        StoredService service = get(cluster, name);
        if (!service.isActive()) {
            throw AwsError.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        return service;
    }

    /** Changes a service and stores it if the change made a difference. */
    synchronized StoredService change(String cluster, String name, UnaryOperator<StoredService> change) {
        StoredService before = get(cluster, name);
        StoredService after = change.apply(before);
        if (!after.equals(before)) {
            put(after);
        }
        return after;
    }

    synchronized void put(StoredService service) {
        this.stored.put(key(service.cluster(), service.name()), service);
    }

    private static String key(String cluster, String name) {
        return cluster + "/" + name;
    }
}
