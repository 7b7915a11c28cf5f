package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.extraction.OldEncodings;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.intake.MailContents;
import vn.vanthu.intake.MailReader;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Senders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;

/**
 * The same mail with its subject, its text, its file names and its files written as old programs
 * did states the same figures.
 */
class OldEncodingsCorpusTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private static final Set<String> NO_REPORT =
      Set.of("15", "16", "17", "18", "19", "29", "30", "31");
  private static final LocalDate DAY = LocalDate.of(2022, 6, 20);

  private static WorkerTextExtractor extractor;
  private static MailReader reader;
  private static Map<String, MimeMail> mails;

  @BeforeAll
  static void start() throws IOException {
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 1);
    Registry registry = new Registry(RegistryFile.read(DEMO.resolve("registry.csv")));
    reader =
        new MailReader(
            new Screen(),
            new MailContents(extractor),
            new FormInterpreter(FormFiles.in(Path.of("config/forms"))),
            new Senders(() -> registry),
            Set.of("gialam@congdoan.example"));
    mails = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(DEMO.resolve("mail"))) {
      for (Path file : files.sorted().toList()) {
        String number = file.getFileName().toString().substring(0, 2);
        if (number.compareTo("50") < 0 && !NO_REPORT.contains(number)) {
          mails.put(file.getFileName().toString(), MimeReader.read(file));
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    extractor.close();
  }

  @ParameterizedTest
  @EnumSource(OldEncodings.class)
  void a_report_written_in_an_old_encoding_states_the_same_figures(OldEncodings encoding) {
    List<String> different = new ArrayList<>();
    int figures = 0;
    for (Map.Entry<String, MimeMail> mail : mails.entrySet()) {
      Map<String, Long> unicode = figures(mail.getValue());
      Map<String, Long> old = figures(written(mail.getValue(), encoding));
      figures += unicode.size();
      if (!old.equals(unicode)) {
        different.add(mail.getKey() + "\n  expected " + unicode + "\n  found    " + old);
      }
    }
    assertThat(different).isEmpty();
    assertThat(figures).isGreaterThan(350);
  }

  private static Map<String, Long> figures(MimeMail mail) {
    Map<String, Long> figures = new java.util.TreeMap<>();
    for (ReadReport report : reader.read(mail, DAY).outcome().reports()) {
      String key = report.sender().unit() + " " + report.period() + " ";
      report
          .reading()
          .ifPresent(
              reading ->
                  reading
                      .indicators()
                      .forEach((name, value) -> figures.put(key + name, value.value())));
    }
    return figures;
  }

  private static MimeMail written(MimeMail mail, OldEncodings encoding) {
    List<MailPart> parts =
        mail.parts().stream().map(part -> (MailPart) new Written(part, encoding)).toList();
    return new MimeMail(
        mail.headers(),
        mail.from(),
        mail.replyTo(),
        mail.to(),
        mail.cc(),
        encoding.write(mail.subject()),
        mail.messageId(),
        mail.references(),
        mail.date(),
        parts,
        mail.damage());
  }

  /** A part with its text in an old encoding; files of kinds that cannot be rewritten stay. */
  private record Written(MailPart part, OldEncodings encoding) implements MailPart {
    @Override
    public String name() {
      int dot = part.name().lastIndexOf('.');
      return dot < 0
          ? part.name()
          : encoding.write(part.name().substring(0, dot)) + part.name().substring(dot);
    }

    @Override
    public String type() {
      return part.type();
    }

    @Override
    public boolean body() {
      return part.body();
    }

    @Override
    public boolean inline() {
      return part.inline();
    }

    @Override
    public Optional<String> text() {
      return part.text().map(encoding::write);
    }

    @Override
    public InputStream open() throws IOException {
      if (part.name().endsWith(".docx")) {
        try (InputStream in = part.open()) {
          return new ByteArrayInputStream(encoding.docx(in));
        }
      }
      return part.name().matches(".*\\.xlsx?") ? workbook() : part.open();
    }

    private InputStream workbook() throws IOException {
      try (InputStream in = part.open();
          Workbook workbook = WorkbookFactory.create(in);
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        Font font = workbook.createFont();
        font.setFontName(encoding.font().isEmpty() ? "Arial" : encoding.font());
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> rewrite(cell, style))));
        workbook.write(out);
        return new ByteArrayInputStream(out.toByteArray());
      } catch (IllegalStateException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }

    private void rewrite(Cell cell, CellStyle style) {
      if (cell.getCellType() == CellType.STRING) {
        cell.setCellValue(encoding.write(cell.getStringCellValue()));
        cell.setCellStyle(style);
      }
    }

    @Override
    public Optional<MimeMail> message() {
      return part.message();
    }
  }
}
