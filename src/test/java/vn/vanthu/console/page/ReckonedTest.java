package vn.vanthu.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.MovingClock;

class ReckonedTest {
  private final MovingClock clock =
      new MovingClock(Instant.parse("2022-06-16T01:00:00Z"), ZoneOffset.UTC);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicInteger times = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void of_few_units_everything_is_always_as_it_is_now() {
    Reckoned<Integer> few = new Reckoned<>(() -> true, threads, clock);
    assertThat(few.of("a", times::incrementAndGet)).hasValue(1);
    assertThat(few.of("a", times::incrementAndGet)).hasValue(2);
  }

  @Test
  void what_takes_long_is_not_waited_for_and_reckoned_once_for_all_who_ask() {
    Reckoned<Integer> many = new Reckoned<>(() -> false, threads, clock);
    CountDownLatch go = new CountDownLatch(1);
    assertThat(many.of("a", () -> after(go))).isEmpty();
    assertThat(many.of("a", () -> after(go))).isEmpty();
    assertThat(many.of("b", times::incrementAndGet)).as("another question").hasValue(1);

    go.countDown();
    await().until(() -> many.of("a", () -> after(go)).equals(Optional.of(2)));
    assertThat(many.now("a", () -> after(go))).isEqualTo(2);
  }

  @Test
  void what_has_grown_old_is_shown_until_the_new_is_there() {
    Reckoned<Integer> many = new Reckoned<>(() -> false, threads, clock);
    assertThat(many.now("a", times::incrementAndGet)).isEqualTo(1);
    clock.moveTo("2022-06-16T01:01:00Z");
    CountDownLatch go = new CountDownLatch(1);
    assertThat(many.of("a", () -> after(go))).as("the old one").hasValue(1);

    go.countDown();
    await().until(() -> many.of("a", () -> after(go)).equals(Optional.of(2)));
    many.forget("a");
    assertThat(many.now("a", times::incrementAndGet)).isEqualTo(3);
  }

  @Test
  void what_has_begun_is_not_reckoned_again_when_it_is_asked_for() {
    Reckoned<Integer> many = new Reckoned<>(() -> false, threads, clock);
    CountDownLatch go = new CountDownLatch(1);
    many.begin("a", () -> after(go));
    many.begin("b", times::incrementAndGet);
    assertThat(many.now("b", times::incrementAndGet)).as("beside the other").isEqualTo(1);

    go.countDown();
    assertThat(many.now("a", () -> after(go))).isEqualTo(2);
    many.begin("a", times::incrementAndGet);
    assertThat(times).hasValue(2);
  }

  @Test
  void a_failure_is_told_and_not_kept() {
    Reckoned<Integer> many = new Reckoned<>(() -> false, threads, clock);
    assertThatThrownBy(
            () ->
                many.now(
                    "a",
                    () -> {
                      throw new IllegalArgumentException("no such day");
                    }))
        .hasRootCauseMessage("no such day");
    assertThat(many.now("a", times::incrementAndGet)).isEqualTo(1);
  }

  private int after(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return times.incrementAndGet();
  }
}
