package vn.vanthu.console.page;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.vanthu.registry.Units;

/** The two threads that reckon beside the pages what takes too long for one. */
@Component
public class Beside implements DisposableBean {
  /** Of so few units everything is reckoned at once, always anew. */
  private static final int FEW = 2000;

  private final Units units;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "beside-pages");
            thread.setDaemon(true);
            return thread;
          });

  Beside(Units units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  /** A memory of its own for one kind of result. */
  public <T> Reckoned<T> reckoned() {
    return new Reckoned<>(() -> units.registry().size() <= FEW, threads, clock);
  }

  /** Not interrupted: that would close the file under H2. */
  @Override
  public void destroy() {
    threads.shutdown();
  }
}
