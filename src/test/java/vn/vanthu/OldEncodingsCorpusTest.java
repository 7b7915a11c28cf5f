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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.extraction.OldEncodings;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Reading;
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
 * did states the same figures, and bears the same letterhead and signer.
 */
@Tag("slow")
class OldEncodingsCorpusTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private static final Set<String> NO_REPORT =
      Set.of("15", "16", "17", "18", "19", "29", "30", "31");
  private static final LocalDate DAY = LocalDate.of(2022, 6, 20);

  private static WorkerTextExtractor extractor;
  private static MailReader reader;
  private static Map<String, MimeMail> mails;
  private static Map<String, Map<String, String>> unicode;

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
    unicode = new LinkedHashMap<>();
    mails.forEach((name, mail) -> unicode.put(name, said(mail)));
    assertThat(unicode.values().stream().mapToInt(Map::size).sum()).isGreaterThan(450);
  }

  @AfterAll
  static void stop() {
    extractor.close();
  }

  @ParameterizedTest
  @EnumSource(OldEncodings.class)
  void a_report_written_in_an_old_encoding_says_the_same(OldEncodings encoding) {
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, MimeMail> mail : mails.entrySet()) {
      Map<String, String> expected = new TreeMap<>(unicode.get(mail.getKey()));
      Map<String, String> found = said(written(mail.getValue(), encoding));
      if (encoding == OldEncodings.TCVN3_WITHOUT_ITS_SOFT_HYPHENS) { // letters of names are lost
        expected.keySet().removeIf(key -> key.endsWith("signer"));
        found.keySet().removeIf(key -> key.endsWith("signer"));
      }
      if (!found.equals(expected)) {
        different.add(mail.getKey() + "\n  expected " + expected + "\n  found    " + found);
      }
    }
    assertThat(different).isEmpty();
  }

  /** Figures, number, date, signer and topics, under unit and period. */
  private static Map<String, String> said(MimeMail mail) {
    Map<String, String> said = new TreeMap<>();
    for (ReadReport report : reader.read(mail, DAY).outcome().reports()) {
      String key = report.sender().unit() + " " + report.period() + " ";
      Reading reading = report.reading().orElseThrow();
      reading
          .indicators()
          .forEach((name, value) -> said.put(key + name, String.valueOf(value.value())));
      said.put(key + "number", reading.docNumber().orElse("-"));
      said.put(key + "date", reading.docDate().map(Object::toString).orElse("-"));
      said.put(key + "signer", reading.signer().orElse("-"));
      said.put(key + "topics", reading.topics().toString());
    }
    return said;
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
