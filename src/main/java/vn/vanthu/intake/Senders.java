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
import vn.vanthu.registry.Named;
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
  private static final int MOST_CANDIDATES = 5;

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
    List<Unit> near = List.of();
    for (Clue clue : by.inOrder()) {
      List<Unit> named = clue.units();
      if (named.isEmpty() && near.isEmpty() && !clue.near().isEmpty()) {
        if (clue.another()) {
          return candidates(clue.near(), known);
        }
        near = clue.near();
      }
      List<Unit> agreeing = agreeing(named.isEmpty() ? near : named, by);
      if (agreeing.size() == 1 && (clue.first() || named.size() == 1)) {
        return certain(agreeing.get(0), clue.basis() + "-and-address", known);
      }
      if (named.size() == 1 && (near.isEmpty() || near.contains(named.get(0)))) {
        return certain(named.get(0), clue.basis(), known);
      }
      if (named.isEmpty() || agreeing.isEmpty() && clue.basis().equals("text")) {
        continue;
      }
      return candidates(both(near, agreeing.size() > 1 ? agreeing : named), known);
    }
    return near.isEmpty()
        ? new Sender(Optional.empty(), "unknown", List.of(), known)
        : candidates(near, known);
  }

  private static List<Unit> agreeing(List<Unit> units, Clues by) {
    return units.stream().filter(by.ofAddresses::contains).toList();
  }

  private static List<Unit> both(List<Unit> some, List<Unit> others) {
    Set<Unit> both = new LinkedHashSet<>(some);
    both.addAll(others);
    return List.copyOf(both);
  }

  private static Sender candidates(List<Unit> units, boolean known) {
    List<UnitCode> codes = units.stream().map(Unit::code).limit(MOST_CANDIDATES).toList();
    return new Sender(Optional.empty(), "candidates", codes, known);
  }

  /** The only union that the first lines of that document name, if they name one alone. */
  Optional<UnitCode> letterhead(List<Passage> document, LocalDate on) {
    SenderClues clues = new SenderClues(List.of(), "", List.of(), document, Optional.empty(), on);
    List<Unit> named = new Clues(registry.get(), clues).heads(false).certain();
    return named.size() == 1 ? Optional.of(named.get(0).code()) : Optional.empty();
  }

  private static Sender certain(Unit unit, String basis, boolean known) {
    return new Sender(Optional.of(unit.code()), basis, List.of(), known);
  }

  /**
   * One source of names.
   *
   * @param near those that its words may mean, where they are not quite a name
   * @param another whether it names a letter that none of them has
   * @param first whether several names in it are alternatives of which the address may pick
   */
  private record Clue(
      String basis, List<Unit> units, List<Unit> near, boolean another, boolean first) {
    static Clue of(String basis, Named named) {
      return new Clue(basis, named.certain(), named.near(), named.another(), true);
    }

    static Clue ofAddress(String basis, List<Unit> units) {
      return new Clue(basis, units, List.of(), false, false);
    }
  }

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
      order.add(Clue.of("letterhead", heads(false)));
      order.add(Clue.of("mail-text", heads(true)));
      order.add(Clue.of("subject", written(clues.subject())));
      order.add(Clue.of("file-name", fileNames()));
      order.add(Clue.of("text", text()));
      order.add(Clue.ofAddress("forwarded-address", address(true)));
      order.add(Clue.ofAddress("address", address(false)));
      order.add(Clue.of("sender-name", senderNames()));
      return order;
    }

    /** Names in the first lines of each file, or of the mail's own text. */
    private Named heads(boolean mailText) {
      List<Named> found = new ArrayList<>();
      String part = "";
      StringBuilder head = new StringBuilder();
      int lines = 0;
      for (Passage passage : clues.passages()) {
        String of = passage.place().part();
        if (of.equals(Place.SUBJECT) || of.equals(Place.MAIL_TEXT) != mailText) {
          continue;
        }
        if (!of.equals(part)) {
          found.add(registry.named(head.toString(), on));
          head.setLength(0);
          part = of;
          lines = 0;
        }
        if (lines++ < HEAD_LINES) {
          head.append(writersLines(passage)).append(" . ");
        }
      }
      found.add(registry.named(head.toString(), on));
      return all(found);
    }

    private static Named all(List<Named> some) {
      Set<Unit> certain = new LinkedHashSet<>();
      Set<Unit> near = new LinkedHashSet<>();
      some.forEach(named -> certain.addAll(named.certain()));
      some.forEach(named -> near.addAll(named.near()));
      return new Named(
          List.copyOf(certain),
          certain.isEmpty() ? List.copyOf(near) : List.of(),
          some.stream().anyMatch(Named::another));
    }

    private static String writersLines(Passage passage) {
      StringBuilder lines = new StringBuilder();
      String text = passage.text();
      for (String line : text.substring(0, Math.min(text.length(), 1500)).split("\\n")) {
        lines.append(ofWriter(line)).append(" . ");
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

    /** Only whole names: a long text mentions much. */
    private Named text() {
      Set<Unit> found = new LinkedHashSet<>();
      clues.passages().forEach(p -> found.addAll(registry.namedIn(writersLines(p), on)));
      return new Named(List.copyOf(found), List.of(), false);
    }

    private Named fileNames() {
      return all(
          clues.fileNames().stream()
              .map(
                  name ->
                      written(
                          name.replaceAll("(?<=[\\p{Ll}])(?=\\p{Lu})", " ")
                              .replaceAll("\\.[A-Za-z]{2,5}$", "")
                              .replace('/', ' ')))
              .toList());
    }

    /** Names, or names without blanks: "BC_MNHoaSua". */
    private Named written(String words) {
      Named named = registry.named(words, on);
      return named.certain().isEmpty() && named.near().isEmpty()
          ? new Named(registry.squashedIn(words, on), List.of(), false)
          : named;
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

    private Named senderNames() {
      return all(clues.addresses().stream().map(a -> registry.named(a.name(), on)).toList());
    }
  }
}
