package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BeginningsTests {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void systemsStartAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        try (Beginnings beginnings = new Beginnings(this.told::add)) {
            Future<String> one = beginnings.begin("one", () -> meet(both, "1"));
            Future<String> two = beginnings.begin("two", () -> meet(both, "2"));

            assertThat(Beginnings.await(one) + Beginnings.await(two)).isEqualTo("12");
        }
        assertThat(this.told).hasSize(2).allMatch((line) -> line.matches("(one|two) +\\d+\\.\\d s"));
    }

    @Test
    void whatKeptASystemFromStartingReachesWhoWaits() {
        try (Beginnings beginnings = new Beginnings(this.told::add)) {
            Future<String> broken = beginnings.begin("broken", () -> {
                throw new IllegalStateException("no space");
            });

            assertThatThrownBy(() -> Beginnings.await(broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no space");
        }
        assertThat(this.told).isEmpty();
    }

    @Test
    void nothingComesUpBehindWhoClosesTheRest() {
        CountDownLatch closing = new CountDownLatch(1);
        try (Beginnings beginnings = new Beginnings(this.told::add)) {
            beginnings.begin("slow", () -> meet(closing, "slow"));
            closing.countDown();
        }
        assertThat(this.told).hasSize(1);
    }

    private static String meet(CountDownLatch others, String answer) {
        others.countDown();
        try {
            others.await();
            return answer;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
