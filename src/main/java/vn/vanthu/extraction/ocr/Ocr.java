package vn.vanthu.extraction.ocr;

import boofcv.concurrency.BoofConcurrency;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.formats.PageText;
import vn.vanthu.extraction.formats.PictureReader;

/** Reads pictures of pages, one page a core; who gives it more waits and works along. */
public final class Ocr implements PictureReader {
  private final OcrSettings settings;
  private final PageReader reader;
  private final ExecutorService threads;
  private final AtomicInteger failures = new AtomicInteger();

  public Ocr(OcrSettings settings) {
    this.settings = settings;
    this.reader = new PageReader(new Tesseract(settings));
    BoofConcurrency.USE_CONCURRENT = false; // a page a core is enough
    int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    this.threads =
        new ThreadPoolExecutor(
            0,
            others,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> {
              Thread thread = new Thread(task, "ocr");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** Whether the program is there, with the language that is wanted. */
  public static boolean installed(OcrSettings settings) {
    return Tesseract.speaks(settings);
  }

  /** How many million pixels a picture may have that is opened. */
  public int megapixels() {
    return settings.megapixels();
  }

  OcrSettings settings() {
    return settings;
  }

  @Override
  public int pages() {
    return settings.enabled() ? settings.pages() : 0;
  }

  @Override
  public Future<PageText> read(BufferedImage page) {
    return threads.submit(() -> readOrCount(page));
  }

  private PageText readOrCount(BufferedImage page) {
    try {
      return reader.read(page);
    } catch (IOException | RuntimeException e) {
      failures.incrementAndGet();
      return PageText.BLANK;
    }
  }

  @Override
  public int failures() {
    return failures.get();
  }
}
