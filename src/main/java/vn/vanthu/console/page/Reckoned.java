package vn.vanthu.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Results that take long where there are very many units. There they are reckoned beside the page
 * that asks, kept for half a minute, and shown as they were while they are reckoned anew. Where
 * there are few units nothing is kept.
 */
public final class Reckoned<T> {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final long PATIENCE_MILLIS = 150;
  private static final int MOST = 40;

  private final BooleanSupplier little;
  private final Executor threads;
  private final Clock clock;
  private final Map<String, Result<T>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Result<T>> eldest) {
              return size() > MOST;
            }
          });
  private final Map<String, CompletableFuture<T>> underway = new ConcurrentHashMap<>();

  /**
   * @param little whether there is so little that nothing need be kept
   */
  Reckoned(BooleanSupplier little, Executor threads, Clock clock) {
    this.little = little;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * What {@code work} comes to.
   *
   * @param key of the question; {@code work} must not depend on who asks, or in which language
   * @return empty while it is reckoned for the first time: to be asked for again
   */
  public Optional<T> of(String key, Supplier<T> work) {
    if (little.getAsBoolean()) {
      return Optional.of(work.get());
    }
    Optional<Result<T>> last = Optional.ofNullable(known.get(key));
    if (last.filter(this::isFresh).isPresent()) {
      return last.map(Result::value);
    }
    Optional<T> now = awaited(renewed(key, work));
    return now.isPresent() ? now : last.map(Result::value);
  }

  /** The same, waiting for it where it is not known yet. */
  public T now(String key, Supplier<T> work) {
    return of(key, work)
        .orElseGet(
            () -> {
              try {
                return renewed(key, work).join();
              } catch (CompletionException e) {
                throw new IllegalStateException(e.getCause());
              }
            });
  }

  /**
   * Begins to reckon what is not known or no longer fresh, and waits for nothing: who asks for
   * several results afterwards waits for them together.
   */
  public void begin(String key, Supplier<T> work) {
    if (!little.getAsBoolean()
        && Optional.ofNullable(known.get(key)).filter(this::isFresh).isEmpty()) {
      renewed(key, work);
    }
  }

  /** What is known there does not hold any more. */
  public void forget(String key) {
    known.remove(key);
  }

  private boolean isFresh(Result<T> result) {
    return result.at().isAfter(clock.instant().minus(KEPT));
  }

  private CompletableFuture<T> renewed(String key, Supplier<T> work) {
    return underway.computeIfAbsent(
        key, asked -> CompletableFuture.supplyAsync(() -> reckon(asked, work), threads));
  }

  private T reckon(String key, Supplier<T> work) {
    Instant at = clock.instant();
    try {
      T value = work.get();
      known.put(key, new Result<>(at, value));
      return value;
    } finally {
      underway.remove(key);
    }
  }

  private Optional<T> awaited(Future<T> result) {
    try {
      return Optional.of(result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private record Result<T>(Instant at, T value) {}
}
