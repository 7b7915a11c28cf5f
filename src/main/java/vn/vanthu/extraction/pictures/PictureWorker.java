package vn.vanthu.extraction.pictures;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.formats.Archive;
import vn.vanthu.extraction.ocr.Heic;

/**
 * The child process that draws: it is asked on standard input for one page after the other, and
 * answers in frames on standard output.
 */
public final class PictureWorker {
  /** First word of the command line that starts it. */
  public static final String COMMAND = "picture-worker";

  static final int FRAME = 0x56545063;
  private static final int MOST_MEMBERS = 1_000;
  private static final long LARGEST_MEMBER = 200_000_000;

  private final Drawing drawing;

  private PictureWorker(Drawing drawing) {
    this.drawing = drawing;
  }

  public static void main(String[] args) throws IOException {
    DataOutputStream answers = new DataOutputStream(System.out);
    System.setOut(new PrintStream(System.err, true));
    System.setProperty("java.awt.headless", "true");
    javax.imageio.ImageIO.setUseCache(false);
    OcrSettings settings = OcrSettings.ofWord(args[args.length - 1]);
    PictureWorker worker = new PictureWorker(new Drawing(new Heic(settings)));
    DataInputStream questions = new DataInputStream(new BufferedInputStream(System.in));
    while (questions.read() >= 0) {
      Path file = Path.of(questions.readUTF());
      String member = questions.readUTF();
      answer(worker.drawn(file, member, questions.readInt()), answers);
    }
  }

  private Optional<PagePicture> drawn(Path file, String member, int page) {
    try {
      return member.isEmpty() ? drawing.of(file, page) : drawnMember(file, member, page);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<PagePicture> drawnMember(Path archive, String member, int page)
      throws IOException {
    Path copy = Files.createTempFile("vanthu-member", ".bin");
    try (Archive members = Archive.open(archive, MOST_MEMBERS)) {
      for (var next = members.next(); next.isPresent(); next = members.next()) {
        String name = next.get().name();
        if (name.equals(member)) {
          next.get().copyTo(copy, LARGEST_MEMBER);
          return drawing.of(copy, page);
        }
        if (member.startsWith(name + "/")) {
          next.get().copyTo(copy, LARGEST_MEMBER);
          return drawnMember(copy, member.substring(name.length() + 1), page);
        }
      }
      return Optional.empty();
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static void answer(Optional<PagePicture> drawn, DataOutputStream out) throws IOException {
    out.writeInt(FRAME);
    out.writeBoolean(drawn.isPresent());
    if (drawn.isPresent()) {
      PagePicture picture = drawn.get();
      out.writeInt(picture.jpeg().length);
      out.write(picture.jpeg());
      out.writeInt(picture.width());
      out.writeInt(picture.height());
      out.writeInt(picture.page());
      out.writeInt(picture.pages());
      out.writeInt(picture.words().size());
      for (PagePicture.Word word : picture.words()) {
        out.writeUTF(word.text().length() > 1000 ? word.text().substring(0, 1000) : word.text());
        out.writeDouble(word.left());
        out.writeDouble(word.top());
        out.writeDouble(word.right());
        out.writeDouble(word.bottom());
      }
    }
    out.flush();
  }
}
