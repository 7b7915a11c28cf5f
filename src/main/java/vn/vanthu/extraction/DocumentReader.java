package vn.vanthu.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.Tika;
import vn.vanthu.extraction.Extraction.Part;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.extraction.formats.Archive;
import vn.vanthu.extraction.formats.DocReader;
import vn.vanthu.extraction.formats.DocxReader;
import vn.vanthu.extraction.formats.HtmlReader;
import vn.vanthu.extraction.formats.OdfReader;
import vn.vanthu.extraction.formats.Passages;
import vn.vanthu.extraction.formats.PdfReader;
import vn.vanthu.extraction.formats.RtfReader;
import vn.vanthu.extraction.formats.SheetReader;
import vn.vanthu.extraction.formats.Signatures;
import vn.vanthu.extraction.formats.TextReader;
import vn.vanthu.extraction.formats.TikaReader;
import vn.vanthu.extraction.ocr.Ocr;
import vn.vanthu.extraction.ocr.PastedPictures;
import vn.vanthu.extraction.ocr.PictureFile;
import vn.vanthu.extraction.text.Legibility;
import vn.vanthu.extraction.text.PlainBytes;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;

/**
 * Reads one file into passages, archives and their members with it. Runs in the child process; odd
 * content is an outcome, never thrown.
 */
public final class DocumentReader {
  private static final Tika DETECTOR = new Tika();
  private static final String WORD_2007 =
      "application/vnd.openxmlformats-officedocument.wordprocessingml";

  private static final String SHEET_2007 =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final int ENOUGH_TO_JUDGE = 20_000;
  private static final long LARGEST_SIGNATURE = 1_000_000;

  private final ReadingLimits limits;
  private final Ocr ocr;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Doubt> findings = new ArrayList<>();
  private long unpacked;
  private boolean signsMail;

  private DocumentReader(ReadingLimits limits, Ocr ocr) {
    this.limits = limits;
    this.ocr = ocr;
  }

  /** Reads the file that {@code question} names. */
  static Extraction read(Question question, ReadingLimits limits, Ocr ocr) {
    DocumentReader reader = new DocumentReader(limits, ocr);
    question.signed().ifPresent(signed -> reader.mailSignature(question, signed));
    reader.read(question.file(), question.name(), question.claimedType(), 0);
    return new Extraction(reader.passages, reader.parts, reader.findings);
  }

  private void read(Path file, String name, String claimedType, int depth) {
    String type = "";
    long bytes = 0;
    PartOutcome outcome;
    try {
      bytes = Files.size(file);
      type = detect(file, name, claimedType);
      outcome = outcome(file, name, type, bytes, depth);
    } catch (Passages.OverLimit | StackOverflowError e) { // also what is nested without an end
      outcome = PartOutcome.OVER_LIMIT;
    } catch (InvalidPasswordException | EncryptedDocumentException | PasswordRequiredException e) {
      outcome = PartOutcome.PROTECTED;
    } catch (IOException | RuntimeException e) {
      outcome = PartOutcome.BROKEN;
    }
    parts.add(new Part(name, type, bytes, outcome));
    finding(outcome).ifPresent(code -> findings.add(doubt(code, name)));
  }

  /** Notes who signed the mail that this file is the signature of. */
  private void mailSignature(Question question, Path signed) {
    Passages found = new Passages(question.name(), limits.characters());
    Signatures.ofMail(question.file(), question.claimedType(), signed, found);
    keep(found, question.name());
    signsMail = true;
  }

  private PartOutcome outcome(Path file, String name, String type, long bytes, int depth)
      throws IOException {
    if (!signsMail && FileKinds.isSignature(name, type) && bytes > 0 && bytes < LARGEST_SIGNATURE) {
      Passages found = new Passages(name, limits.characters());
      Signatures.ofDetached(file, found);
      keep(found, name);
    }
    if (FileKinds.isNoDocument(name, type, bytes)) {
      return PartOutcome.IGNORED;
    }
    if (bytes == 0) {
      return PartOutcome.EMPTY;
    }
    if (bytes > limits.document().toBytes()) {
      return PartOutcome.OVER_LIMIT;
    }
    if (FileKinds.isProtected(type)) {
      return PartOutcome.PROTECTED;
    }
    if (FileKinds.isArchive(type)) {
      return archive(file, name, depth);
    }
    if (type.startsWith("image/")) {
      return picture(file, name, type);
    }
    if (!FileKinds.isRead(type)) {
      return PartOutcome.UNSUPPORTED;
    }
    return document(file, name, type, depth);
  }

  private PartOutcome picture(Path file, String name, String type) throws IOException {
    if (ocr.pages() == 0) {
      return PartOutcome.NO_TEXT;
    }
    Passages found = new Passages(name, limits.characters());
    try {
      PictureFile.read(file, type, found, ocr);
    } catch (PictureFile.UnknownKind e) {
      return PartOutcome.UNSUPPORTED;
    }
    return keep(found, name);
  }

  private PartOutcome document(Path file, String name, String type, int depth) throws IOException {
    Passages found = new Passages(name, limits.characters());
    if (type.startsWith(WORD_2007) || type.startsWith("application/vnd.ms-word.document")) {
      DocxReader.read(file, found);
      PastedPictures.read(file, found, ocr);
    } else if (type.equals("application/msword")) {
      DocReader.read(file, found);
    } else if (FileKinds.isSheet(type)) {
      SheetReader.read(file, found);
    } else if (type.startsWith("application/vnd.oasis.opendocument")) {
      OdfReader.read(file, found);
      PastedPictures.read(file, found, ocr);
    } else if (type.equals("application/pdf")) {
      PdfReader.read(file, found, ocr);
      Signatures.ofPdf(file, found);
    } else if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
      HtmlReader.read(PlainBytes.text(Files.readAllBytes(file)), found);
    } else if (type.equals("application/rtf") || type.equals("text/rtf")) {
      RtfReader.read(file, found);
    } else if (type.startsWith("text/")) {
      TextReader.read(file, type, found);
    } else {
      int before = parts.size();
      TikaReader.read(
          file, found, limits.characters(), (inner, bytes) -> embedded(inner, bytes, name, depth));
      boolean holdsFiles = parts.size() > before;
      PartOutcome outcome = keep(found, name);
      return holdsFiles ? PartOutcome.READ : outcome;
    }
    return keep(found, name);
  }

  /** A file inside a message that is itself a file. */
  private void embedded(String inner, InputStream bytes, String name, int depth)
      throws IOException {
    if (depth >= limits.depth() || parts.size() >= limits.members()) {
      findings.add(doubt("attachment-over-limit", name));
      return;
    }
    String own = inner.isBlank() ? String.valueOf(parts.size() + 1) : inner;
    member(new Archive.Member(own, false, false, () -> bytes), name, depth);
  }

  private PartOutcome keep(Passages found, String name) {
    Unicode unicode = Unicode.of(found.all());
    passages.addAll(unicode.passages());
    for (Passages.Finding finding : found.findings()) {
      String words = finding.words();
      boolean ofFile = finding.code().startsWith("signature-");
      String about = words.isEmpty() ? name : ofFile ? name + ": " + words : words;
      findings.add(doubt(finding.code(), about));
    }
    if (Legibility.of(text(unicode)) == Legibility.OTHER_LANGUAGE) {
      findings.add(doubt("other-language", name));
    } else if (unicode.unsure()) {
      findings.add(doubt("text-unsure", name));
    }
    if (unicode.lettersLost()) {
      findings.add(doubt("text-letters-lost", name));
    }
    return unicode.passages().isEmpty() ? PartOutcome.NO_TEXT : PartOutcome.READ;
  }

  private static String text(Unicode unicode) {
    StringBuilder text = new StringBuilder();
    for (Passage passage : unicode.passages()) {
      if (text.length() < ENOUGH_TO_JUDGE) {
        text.append(passage.text()).append('\n');
      }
    }
    return text.toString();
  }

  private PartOutcome archive(Path file, String name, int depth) throws IOException {
    if (depth >= limits.depth()) {
      return PartOutcome.OVER_LIMIT;
    }
    try (Archive archive = Archive.open(file, limits.members())) {
      for (Optional<Archive.Member> next = archive.next();
          next.isPresent();
          next = archive.next()) {
        member(next.get(), name, depth);
      }
      return archive.isProtected() ? PartOutcome.PROTECTED : PartOutcome.READ;
    }
  }

  private void member(Archive.Member member, String archive, int depth) throws IOException {
    Path copy = Files.createTempFile("vanthu-member", ".bin");
    try {
      unpacked += member.copyTo(copy, limits.unpacked().toBytes() - unpacked);
      read(copy, archive + "/" + member.name(), "", depth + 1);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static String detect(Path file, String name, String claimedType) throws IOException {
    String type = ofPackage(DETECTOR.detect(file.toFile()), file);
    boolean vague = type.equals("application/octet-stream") || type.startsWith("text/");
    if (vague && claimedType.startsWith("text/")) {
      return claimedType.toLowerCase(Locale.ROOT);
    }
    boolean text = type.equals("application/octet-stream") && couldBeText(file);
    return text || type.equals("text/plain") ? ofName(name) : type;
  }

  /** A package of Office whose kind the detector did not reach tells by its main part. */
  private static String ofPackage(String type, Path file) throws IOException {
    if (!type.equals("application/x-tika-ooxml")) {
      return type;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("word/document.xml") != null) {
        return WORD_2007 + ".document";
      }
      return zip.getEntry("xl/workbook.xml") == null ? type : SHEET_2007;
    }
  }

  /** Short text in an 8-bit charset looks like anything to the detector. */
  private static boolean couldBeText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PlainBytes.couldBeText(in.readNBytes(4000));
    }
  }

  /** Text tells by its name alone what it is; under the name of a workbook it is its export. */
  private static String ofName(String name) {
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx?|csv|tsv)")) {
      return "text/csv";
    }
    String type = DETECTOR.detect(name);
    return type.startsWith("text/") && !type.equals("text/html") ? type : "text/plain";
  }

  private static Optional<String> finding(PartOutcome outcome) {
    return switch (outcome) {
      case READ, IGNORED -> Optional.empty();
      case NO_TEXT -> Optional.of("attachment-not-readable");
      case EMPTY -> Optional.of("attachment-empty");
      case PROTECTED -> Optional.of("attachment-protected");
      case BROKEN -> Optional.of("attachment-broken");
      case OVER_LIMIT -> Optional.of("attachment-over-limit");
      case UNSUPPORTED -> Optional.of("attachment-unsupported");
    };
  }

  private static Doubt doubt(String code, String name) {
    boolean asked =
        code.startsWith("attachment-")
            || code.startsWith("pages-")
            || code.equals("date-for-figure");
    Doubt.Severity severity = asked ? Doubt.Severity.QUESTION : Doubt.Severity.NOTE;
    return new Doubt(code, severity, Optional.empty(), name);
  }
}
