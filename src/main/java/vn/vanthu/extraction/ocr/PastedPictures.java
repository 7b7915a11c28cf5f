package vn.vanthu.extraction.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.vanthu.extraction.formats.Passages;

/**
 * Pages that were scanned or photographed and pasted into a Word or OpenDocument file, instead of
 * its text. Pictures in a file that has its own text show what took place; they are not read.
 */
public final class PastedPictures {
  private static final int OWN_TEXT = 400;

  /** Pixels; smaller ones are logos and stamps. */
  private static final int SHORTEST_SIDE = 600;

  private PastedPictures() {}

  /** Reads them into {@code out}, behind what it has; without OCR it notes that they were left. */
  public static void read(Path file, Passages out, Ocr ocr) throws IOException {
    long own =
        out.all().stream().flatMapToInt(p -> p.text().chars()).filter(Character::isLetter).count();
    if (own > OWN_TEXT) {
      return;
    }
    List<Path> pages = new ArrayList<>();
    try {
      pages(file, pages);
      if (!pages.isEmpty() && ocr.pages() == 0) {
        out.finding("pages-not-read");
        return;
      }
      for (Path page : pages.subList(0, Math.min(pages.size(), ocr.pages()))) {
        PictureFile.read(page, "", out, ocr);
      }
      if (pages.size() > ocr.pages()) {
        out.finding("pages-over-limit");
      }
    } finally {
      for (Path page : pages) {
        Files.deleteIfExists(page);
      }
    }
  }

  private static void pages(Path file, List<Path> pages) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> pictures =
          zip.stream()
              .filter(entry -> isPicture(entry.getName()))
              .sorted(
                  Comparator.comparingInt((ZipEntry e) -> e.getName().length())
                      .thenComparing(ZipEntry::getName))
              .toList();
      for (ZipEntry picture : pictures) {
        Path copy = Files.createTempFile("vanthu-pasted", ".img");
        pages.add(copy);
        try (InputStream in = zip.getInputStream(picture)) {
          Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isPage(copy)) {
          pages.remove(copy);
          Files.delete(copy);
        }
      }
    }
  }

  private static boolean isPicture(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches("(word/media|pictures)/[^/]+\\.(png|jpe?g|tiff?|bmp|gif)");
  }

  private static boolean isPage(Path picture) {
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Math.min(reader.getWidth(0), reader.getHeight(0)) >= SHORTEST_SIDE;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
