package dev.slipway.portal.history;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventId;
import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.lambdas.EventRecorder;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.DynamoRows;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A day of an app: tested, brought to prod, failed, mended, refused, rolled back, and under way again. */
final class DayAtTheShop {

    static final String FIRST = "a".repeat(40);
    static final String SECOND = "b".repeat(40);
    static final String THIRD = "c".repeat(40);

    private static final String BUILD = "http://ci.example/job/shop/2/";

    private final List<LifecycleEvent> events = new ArrayList<>();

    /** Records the day's events in some order, some of them twice. */
    static void record(DynamoRows rows) {
        List<LifecycleEvent> events = new DayAtTheShop().tell();
        List<LifecycleEvent> deliveries = new ArrayList<>(events);
        deliveries.addAll(events.subList(3, 8));
        Collections.shuffle(deliveries, new Random(5));
        EventRecorder recorder = new EventRecorder(rows);
        Projections projections = new Projections(rows);
        deliveries.forEach((event) -> {
            String json = EventJson.write(event);
            recorder.record(json, event);
            projections.apply(json, event);
        });
    }

    private List<LifecycleEvent> tell() {
        DeploymentFacts test = shop("d-1", "test", FIRST, "pipeline of shop");
        at("10:00", DeploymentEvents.started(test));
        at("10:02", DeploymentEvents.deployed(test).and(brought(commit(FIRST))));
        DeploymentFacts prod = shop("d-2", "prod", FIRST, "lea");
        at("11:00", DeploymentEvents.started(prod));
        at("11:05", DeploymentEvents.deployed(prod).and(brought(commit(FIRST))));
        DeploymentFacts failed = shop("d-3", "prod", SECOND, "lea");
        at("12:00", DeploymentEvents.started(failed));
        at("12:10", DeploymentEvents.failed(failed, "The tasks did not become healthy."));
        DeploymentFacts mended = shop("d-4", "prod", SECOND, "lea");
        at("13:00", DeploymentEvents.started(mended));
        at("13:04", DeploymentEvents.upgraded(mended).and(brought(commit(SECOND))));
        at("13:30", DeploymentEvents.refused(shop("d-5", "prod", THIRD, "dana"), "=cmd|' /C calc'!A0"));
        DeploymentFacts back = shop("d-6", "prod", FIRST, "lea");
        at("14:00", DeploymentEvents.started(back));
        at("14:03", DeploymentEvents.rolledBack(back).and(took(commit(SECOND))));
        at("14:05:03", new Payload(EventType.BUILD_FINISHED, "shop", "shop/build/3", Map.of(), Map.of()));
        at("14:50", DeploymentEvents.started(shop("d-7", "prod", THIRD, "lea")));
        at("09:00", DeploymentEvents.deployed(facts("d-20", "ferry", "harbour", "prod", "d".repeat(40), "hugo")));
        this.events.add(new LifecycleEvent(
                "e-raw",
                URI.create("http://elsewhere.example"),
                Instant.parse("2026-11-21T08:00:00Z"),
                null,
                "dev.cdevents.teapot.boiled.9.0.0",
                "teapot-1",
                Map.of("degrees", 100),
                Map.of("app", "shop")));
        return this.events;
    }

    private void at(String time, Payload payload) {
        Instant when = Instant.parse("2026-11-21T" + (time.length() == 5 ? time + ":00" : time) + "Z");
        String id = EventId.of(payload.type().id(), payload.subject(), time);
        this.events.add(payload.event(id, URI.create("http://portal.example"), when, "chain-1"));
    }

    private static DeploymentFacts shop(String id, String environment, String commit, String by) {
        return facts(id, "shop", "city-hall", environment, commit, by);
    }

    private static DeploymentFacts facts(
            String id, String app, String team, String environment, String commit, String by) {
        return new DeploymentFacts(id, app, team, environment, "sha256:" + commit, commit, BUILD, "person", by);
    }

    private static DeploymentChanges.Commit commit(String id) {
        return id.equals(FIRST)
                ? new DeploymentChanges.Commit(id, "Show opening hours", "dana", "11")
                : new DeploymentChanges.Commit(id, "Ferry times", "hugo", "12");
    }

    private static Map<String, Object> brought(DeploymentChanges.Commit commit) {
        return changes(List.of(commit), List.of());
    }

    private static Map<String, Object> took(DeploymentChanges.Commit commit) {
        return changes(List.of(), List.of(commit));
    }

    private static Map<String, Object> changes(
            List<DeploymentChanges.Commit> commits, List<DeploymentChanges.Commit> left) {
        Instant committed = Instant.parse("2026-11-21T09:30:00Z");
        return new DeploymentChanges(null, null, committed, commits, left, List.of("src/Times.java"), true).toFacts();
    }
}
