package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What leads ask, asked of the API: events through the real functions' code into DynamoDB, and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadsQuestionsTests {

    private final HistoryOnDynamo day;

    LeadsQuestionsTests(@TempDir Path logs) {
        this.day = new HistoryOnDynamo(logs, Instant.parse("2026-11-21T15:00:00Z"));
    }

    @AfterAll
    void stop() {
        this.day.close();
    }

    @Test
    void isThisCommitInProdSinceWhenAndByWhom() {
        JsonNode gone = inProd("/api/v1/apps/shop/commits/" + DayAtTheShop.SECOND.substring(0, 7));
        assertThat(gone.path("running").asBoolean()).as("rolled back").isFalse();
        assertThat(gone.path("since").asString()).isEqualTo("2026-11-21T14:03:00Z");

        JsonNode there = inProd("/api/v1/apps/shop/commits/" + DayAtTheShop.FIRST);
        assertThat(there.path("running").asBoolean()).isTrue();
        assertThat(there.path("since").asString()).isEqualTo("2026-11-21T11:05:00Z");
        assertThat(there.path("by").asString()).isEqualTo("lea");
        assertThat(there.path("title").asString()).isEqualTo("Show opening hours");
        assertThat(this.day.ask("/api/v1/apps/shop/commits/0000000")).isEmpty();
    }

    @Test
    void isThisPullRequestInProd() {
        assertThat(inProd("/api/v1/apps/shop/pulls/11").path("running").asBoolean())
                .isTrue();
        assertThat(inProd("/api/v1/apps/shop/pulls/12").path("running").asBoolean())
                .isFalse();
        assertThat(this.day.ask("/api/v1/apps/shop/pulls/13")).isEmpty();
    }

    @Test
    void whatRunsWhereOfAllAppsOfATeam() {
        assertThat(this.day.ask("/api/v1/running?team=city-hall"))
                .extracting((each) -> each.path("app").asString() + " "
                        + each.path("environment").asString() + " "
                        + each.path("commit").asString().substring(0, 1))
                .containsExactlyInAnyOrder("shop test a", "shop prod a");
        assertThat(this.day.ask("/api/v1/running?team=harbour"))
                .extracting((each) -> each.path("app").asString())
                .containsExactly("ferry");
    }

    @Test
    void whatADeploymentChanged() {
        JsonNode changes = this.day.ask("/api/v1/deployments/d-4/changes");

        assertThat(changes.path("commits"))
                .extracting((each) -> each.path("title").asString())
                .containsExactly("Ferry times");
        assertThat(changes.path("files")).extracting(JsonNode::asString).containsExactly("src/Times.java");
        assertThat(changes.path("whole").asBoolean()).isTrue();
    }

    @Test
    void whatChangedBetweenTwoDeployments() {
        JsonNode there = this.day.ask("/api/v1/changes?from=d-2&to=d-4");
        JsonNode andBack = this.day.ask("/api/v1/changes?from=d-2&to=d-6");

        assertThat(there.path("commits")).hasSize(1);
        assertThat(andBack.path("commits")).as("came and went again").isEmpty();
        assertThat(andBack.path("left")).isEmpty();
        assertThat(this.day.ask("/api/v1/changes?from=d-4&to=d-6").path("left"))
                .extracting((each) -> each.path("id").asString())
                .containsExactly(DayAtTheShop.SECOND);
        assertThat(andBack.path("whole").asBoolean()).isTrue();
    }

    @Test
    void whatOneEnvironmentHasThatTheOtherHasNot() {
        JsonNode changes = this.day.ask("/api/v1/changes?from=d-1&to=d-4");

        assertThat(changes.path("commits"))
                .extracting((each) -> each.path("id").asString())
                .containsExactly(DayAtTheShop.SECOND);
        assertThat(changes.path("whole").asBoolean()).isTrue();
        assertThat(changes.path("from").path("environment").asString()).isEqualTo("test");
    }

    @Test
    void everyAttemptWithWhoWhenWhyHowLongAndItsOutcome() {
        JsonNode items =
                this.day.ask("/api/v1/deployments?app=shop&environment=prod").path("items");

        assertThat(items)
                .extracting((each) ->
                        each.path("id").asString() + " " + each.path("state").asString())
                .containsExactly(
                        "d-7 running", "d-6 succeeded", "d-5 refused", "d-4 succeeded", "d-3 failed", "d-2 succeeded");
        JsonNode failed = items.get(4);
        assertThat(failed.path("reason").asString()).isEqualTo("The tasks did not become healthy.");
        assertThat(failed.path("by").asString()).isEqualTo("lea");
        assertThat(failed.path("build").asString()).isEqualTo("http://ci.example/job/shop/2/");
        assertThat(failed.path("startedAt").asString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(failed.path("endedAt").asString()).isEqualTo("2026-11-21T12:10:00Z");
        assertThat(items.get(1).path("rollback").asBoolean()).isTrue();
    }

    @Test
    void whatIsInFlight() {
        assertThat(this.day.ask("/api/v1/deployments?state=running").path("items"))
                .extracting((each) -> each.path("id").asString())
                .containsExactly("d-7");
    }

    @Test
    void howFarBackASparseFilterHasLooked() {
        JsonNode found = this.day.ask("/api/v1/deployments?app=shop&state=failed&limit=1");

        assertThat(found.path("items")).hasSize(1);
        assertThat(this.day.ask("/api/v1/deployments?app=shop&by=nobody").path("items"))
                .isEmpty();
        assertThat(found.path("lookedBackTo").asString("")).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void whatHappenedAroundFiveAfterTwo() {
        JsonNode around = this.day.ask("/api/v1/apps/shop/history/around?time=2026-11-21T14:05:00Z");

        assertThat(around)
                .extracting((each) -> each.path("time").asString())
                .startsWith("2026-11-21T14:50:00Z", "2026-11-21T14:05:03Z", "2026-11-21T14:03:00Z")
                .doesNotContain("2026-11-21T13:59:00Z");
        assertThat(this.day.ask("/api/v1/apps/shop/history/around?time=2026-11-21T14:05:00Z&kind=build"))
                .extracting((each) -> each.path("type").asString())
                .allMatch((type) -> type.startsWith("dev.cdevents.build."))
                .hasSize(1);
    }

    @Test
    void whatNobodyKnewWhenItWasTold() {
        JsonNode first = this.day
                .ask("/api/v1/apps/shop/history/around?time=2026-11-21T08:00:01Z")
                .valueStream()
                .reduce((newer, older) -> older)
                .orElseThrow();

        assertThat(first.path("type").asString()).isEqualTo("dev.cdevents.teapot.boiled.9.0.0");
        assertThat(first.path("content").path("degrees").asInt()).isEqualTo(100);
    }

    @Test
    void howWellAreWeDoing() {
        for (String whose : List.of("app=shop", "team=city-hall", "")) {
            JsonNode all = this.day
                    .ask("/api/v1/figures?by=day&from=2026-11-21&to=2026-11-21&" + whose)
                    .path("all");
            assertThat(all.path("deployments").asInt()).as(whose).isGreaterThanOrEqualTo(2);
            assertThat(all.path("failedChanges").asInt()).as(whose).isGreaterThanOrEqualTo(1);
        }
        JsonNode shop = this.day
                .ask("/api/v1/figures?by=day&from=2026-11-21&to=2026-11-21&app=shop")
                .path("all");
        assertThat(shop.path("deployments").asInt()).as("without the rollback").isEqualTo(2);
        assertThat(shop.path("changes").asInt()).as("that have ended").isEqualTo(3);
        assertThat(shop.path("failedChanges").asInt()).isEqualTo(1);
        assertThat(shop.path("changeFailureRate").asDouble()).isBetween(0.33, 0.34);
        assertThat(shop.path("leadTimes").asInt()).isEqualTo(2);
        assertThat(shop.path("leadTimeSeconds").asLong()).isPositive();
        assertThat(shop.path("restoreSeconds").asLong())
                .as("from 12:10 to 13:04, and from 14:00 to 14:03")
                .isEqualTo((54 + 3) * 60 / 2);
    }

    @Test
    void whichDeploymentsAFigureCounts() {
        JsonNode shop = this.day
                .ask("/api/v1/figures?by=day&from=2026-11-21&to=2026-11-21&app=shop")
                .path("all");

        assertThat(this.day
                        .ask("/api/v1/deployments?app=shop&environment=prod&state=succeeded")
                        .path("items"))
                .hasSize(shop.path("deployments").asInt());
        assertThat(this.day
                        .ask("/api/v1/deployments?app=shop&environment=prod&state=failedchange")
                        .path("items"))
                .hasSize(shop.path("failedChanges").asInt());
    }

    @Test
    void whichIncidentsThereAreAndWhatEndedThem() {
        JsonNode incidents = this.day.ask("/api/v1/apps/shop/incidents").path("items");

        assertThat(incidents)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy((each) -> assertThat(each.path("kind").asString("")).isNotEmpty());
        JsonNode first = incidents.get(incidents.size() - 1);
        assertThat(first.path("deployment").asString()).isEqualTo("d-3");
        assertThat(first.path("closedAt").asString()).isEqualTo("2026-11-21T13:04:00Z");
        assertThat(first.path("closedBy").asString()).isEqualTo("d-4");
    }

    @Test
    void theSameAsFiles() {
        String csv = this.day.text("/api/v1/deployments/export?app=shop&format=csv");
        String json = this.day.text("/api/v1/deployments/export?app=shop&format=json");

        assertThat(csv.lines()).hasSize(8).first().asString().startsWith("id,app,team");
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0\"");
        assertThat(json).startsWith("[").contains("\"id\":\"d-3\"").endsWith("]\n");
    }

    @Test
    void howFreshThisIs() {
        JsonNode fresh = this.day.ask("/api/v1/history/freshness");

        assertThat(fresh.path("recordedUpTo").asString()).isEqualTo("2026-11-21T14:50:00Z");
        assertThat(fresh.path("unreadable").asInt()).isEqualTo(2);
    }

    private JsonNode inProd(String question) {
        for (JsonNode place : this.day.ask(question)) {
            if (place.path("environment").asString().equals("prod")) {
                return place;
            }
        }
        throw new AssertionError("It was never in prod: " + question);
    }
}
