package dev.slipway.sandbox.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole story with {@code km-app}, as {@code sandbox/bin/prove story} tells it. */
@Isolated("it builds with Maven and runs a database, and its request loop must not wait for other tests")
class StoryTests {

    @TempDir
    private Path folder;

    @Test
    void anAppIsCreatedUsedChangedAndStillThereAfterARestart() throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();

        StoryProof.prove(this.folder, false, figures);

        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        assertThat(figures).containsEntry("failedRequests", 0);
        assertThat((Integer) figures.get("images")).isGreaterThanOrEqualTo(2);
        assertThat((Integer) figures.get("events")).isGreaterThan(10);
    }
}
