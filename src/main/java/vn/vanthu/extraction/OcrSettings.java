package vn.vanthu.extraction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.vanthu.extraction.ocr.Ocr;

/**
 * How pages without usable text are read.
 *
 * @param enabled whether they are read at all; without the program they are not, and a finding says
 *     so
 * @param command the program Tesseract, version 5
 * @param language its language data, as in {@code vie} or {@code vie+eng}
 * @param heicCommand the program that turns photographs of the kind that iPhones take into JPEG;
 *     without it such a file is named as not read
 * @param pages of one document that are read; the others are named
 * @param megapixels of one picture; a larger one is not opened
 * @param pageDeadline how long the program may take for one page
 * @param deadline how long one document may be read with OCR
 * @param heap of the child process that works on pictures
 * @param workers documents read with OCR at once; the pages of one share the cores anyway
 */
@ConfigurationProperties("vanthu.ocr")
@Validated
public record OcrSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("tesseract") String command,
    @DefaultValue("vie") String language,
    @DefaultValue("heif-convert") String heicCommand,
    @DefaultValue("40") @Min(1) @Max(2000) int pages,
    @DefaultValue("200") @Min(1) @Max(2000) int megapixels,
    @DefaultValue("60s") Duration pageDeadline,
    @DefaultValue("5m") Duration deadline,
    @DefaultValue("768MB") DataSize heap,
    @DefaultValue("1") @Min(1) @Max(16) int workers) {

  private static final String APART = "\u0001";

  /** The defaults, for where no settings are read. */
  public static OcrSettings defaults() {
    return new OcrSettings(
        true,
        "tesseract",
        "vie",
        "heif-convert",
        40,
        200,
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        DataSize.ofMegabytes(768),
        1);
  }

  /** The same; switched off if the program or its language data is not there. */
  public OcrSettings ifInstalled() {
    return !enabled || Ocr.installed(this) ? this : off();
  }

  /** As one word of a command line, for the child process. */
  public String word() {
    return String.join(
        APART,
        String.valueOf(enabled),
        command,
        language,
        heicCommand,
        String.valueOf(pages),
        String.valueOf(megapixels),
        pageDeadline.toString());
  }

  /** The settings that {@code word} names; what concerns only the parent keeps its default. */
  public static OcrSettings ofWord(String word) {
    String[] parts = word.split(APART, -1);
    OcrSettings rest = defaults();
    return new OcrSettings(
        Boolean.parseBoolean(parts[0]),
        parts[1],
        parts[2],
        parts[3],
        Integer.parseInt(parts[4]),
        Integer.parseInt(parts[5]),
        Duration.parse(parts[6]),
        rest.deadline,
        rest.heap,
        rest.workers);
  }

  /** The same, switched off. */
  public OcrSettings off() {
    return new OcrSettings(
        false,
        command,
        language,
        heicCommand,
        pages,
        megapixels,
        pageDeadline,
        deadline,
        heap,
        workers);
  }
}
