package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/**
 * Whose mail is this? The letterhead first, then the text, the address, the subject, the file name.
 * Near-namesakes are candidates, never a guess.
 */
public class Senders {
  private static final Pattern NOT_THE_WRITER =
      Pattern.compile(
          "(?i)^\\W*(kính gửi|kinh gui|gửi:|nơi nhận|noi nhan|cc:|to:|tới:|đến:|-\\s*lưu|phối"
              + " hợp|căn cứ).*");
  private static final Pattern BEHIND_ADDRESSEE =
      Pattern.compile(
          "(?iu)^\\W*(?:kính gửi|kinh gui)[^,.;!]*[,.;!](.*(?:báo cáo|bao"
              + " cao|gửi|gui|nộp|nop).*)$");
  private static final int HEAD_LINES = 9;

  private final Supplier<Registry> registry;

  public Senders(Supplier<Registry> registry) {
    this.registry = registry;
  }

  /**
   * The union that a mail or report is from; unknown or only candidates where the clues do not
   * settle it.
   */
  public Sender recognise(SenderClues clues) {
    Clues by = new Clues(registry.get(), clues);
    boolean known = !by.ofAddresses.isEmpty();
    for (Clue clue : by.inOrder()) {
      List<Unit> named = clue.units();
      if (named.isEmpty()) {
        continue;
      }
      List<Unit> agreeing = named.stream().filter(by.ofAddresses::contains).toList();
      if (agreeing.size() == 1 && (clue.first() || named.size() == 1)) {
        return certain(agreeing.get(0), clue.basis() + "-and-address", known);
      }
      if (named.size() == 1) {
        return certain(named.get(0), clue.basis(), known);
      }
      if (agreeing.isEmpty() && clue.basis().equals("text")) {
        continue;
      }
      return new Sender(
          Optional.empty(), "candidates", codes(agreeing.size() > 1 ? agreeing : named), known);
    }
    return new Sender(Optional.empty(), "unknown", List.of(), known);
  }

  private static Sender certain(Unit unit, String basis, boolean known) {
    return new Sender(Optional.of(unit.code()), basis, List.of(), known);
  }

  private static List<UnitCode> codes(List<Unit> units) {
    return units.stream().map(Unit::code).limit(5).toList();
  }

  /**
   * One source of names.
   *
   * @param first whether several names in it are alternatives of which the address may pick
   */
  private record Clue(String basis, List<Unit> units, boolean first) {}

  /** All clues of one mail. */
  private static final class Clues {
    private final Registry registry;
    private final SenderClues clues;
    private final LocalDate on;
    private final Set<Unit> ofAddresses = new LinkedHashSet<>();

    Clues(Registry registry, SenderClues clues) {
      this.registry = registry;
      this.clues = clues;
      this.on = clues.on();
      clues.addresses().forEach(a -> ofAddresses.addAll(registry.byAddress(a.address(), on)));
    }

    List<Clue> inOrder() {
      List<Clue> order = new ArrayList<>();
      order.add(new Clue("letterhead", heads(false), true));
      order.add(new Clue("mail-text", heads(true), true));
      order.add(new Clue("subject", registry.namedIn(clues.subject(), on), true));
      order.add(new Clue("file-name", fileNames(), true));
      order.add(new Clue("text", text(), true));
      order.add(new Clue("forwarded-address", address(true), false));
      order.add(new Clue("address", address(false), false));
      order.add(new Clue("sender-name", senderNames(), true));
      return order;
    }

    /** Names in the first lines of each file, or of the mail's own text. */
    private List<Unit> heads(boolean mailText) {
      Set<Unit> found = new LinkedHashSet<>();
      String part = "";
      StringBuilder head = new StringBuilder();
      int lines = 0;
      for (Passage passage : clues.passages()) {
        String of = passage.place().part();
        if (of.equals(Place.SUBJECT) || of.equals(Place.MAIL_TEXT) != mailText) {
          continue;
        }
        if (!of.equals(part)) {
          found.addAll(registry.namedIn(head.toString(), on));
          head.setLength(0);
          part = of;
          lines = 0;
        }
        if (lines++ < HEAD_LINES) {
          head.append(writersLines(passage)).append(" . ");
        }
      }
      found.addAll(registry.namedIn(head.toString(), on));
      return List.copyOf(found);
    }

    private static String writersLines(Passage passage) {
      StringBuilder lines = new StringBuilder();
      String text = passage.text();
      for (String line : text.substring(0, Math.min(text.length(), 1500)).split("\\n")) {
        lines.append(ofWriter(line)).append(' ');
      }
      return lines.toString();
    }

    /** "Kính gửi LĐLĐ huyện, CĐ MN Hoa Mai báo cáo …": the writer stands behind the addressee. */
    private static String ofWriter(String line) {
      if (!NOT_THE_WRITER.matcher(line).matches()) {
        return line;
      }
      Matcher behind = BEHIND_ADDRESSEE.matcher(line);
      return behind.matches() ? behind.group(1) : "";
    }

    private List<Unit> text() {
      Set<Unit> found = new LinkedHashSet<>();
      for (Passage passage : clues.passages()) {
        found.addAll(registry.namedIn(writersLines(passage), on));
      }
      return List.copyOf(found);
    }

    private List<Unit> fileNames() {
      Set<Unit> found = new LinkedHashSet<>();
      for (String name : clues.fileNames()) {
        String spaced =
            name.replaceAll("(?<=[\\p{Ll}])(?=\\p{Lu})", " ")
                .replaceAll("\\.[A-Za-z]{2,5}$", "")
                .replace('/', ' ');
        List<Unit> named = registry.namedIn(spaced, on);
        found.addAll(named.isEmpty() ? registry.squashedIn(name, on) : named);
      }
      return List.copyOf(found);
    }

    private List<Unit> address(boolean forwarded) {
      List<MailAddress> addresses = clues.addresses();
      List<MailAddress> some =
          forwarded
              ? addresses.subList(Math.min(1, addresses.size()), addresses.size())
              : addresses.subList(0, Math.min(1, addresses.size()));
      Set<Unit> found = new LinkedHashSet<>();
      some.forEach(a -> found.addAll(registry.byAddress(a.address(), on)));
      return List.copyOf(found);
    }

    private List<Unit> senderNames() {
      Set<Unit> found = new LinkedHashSet<>();
      clues.addresses().forEach(a -> found.addAll(registry.namedIn(a.name(), on)));
      return List.copyOf(found);
    }
  }
}
