package vn.vanthu.correspondence.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.guidance.Guidance.Deed;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** What people do with guidance: draw it up, send it, note what was said on the telephone. */
@Service
public class GuidanceDesk {
  private static final List<String> DOCUMENTS = List.of(".pdf", ".docx");
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_BODY = 20_000;
  private static final long LARGEST = 20_000_000;

  private final GuidanceRows rows;
  private final Deliveries deliveries;
  private final GuidanceLetters texts;
  private final Letters letters;
  private final CampaignDesk campaigns;
  private final Units units;
  private final Clock clock;
  private final ZoneId zone;

  GuidanceDesk(
      GuidanceRows rows,
      Deliveries deliveries,
      GuidanceLetters texts,
      Letters letters,
      CampaignDesk campaigns,
      Units units,
      Clock clock,
      ZoneId zone) {
    this.rows = rows;
    this.deliveries = deliveries;
    this.texts = texts;
    this.letters = letters;
    this.campaigns = campaigns;
    this.units = units;
    this.clock = clock;
    this.zone = zone;
  }

  /** All of them, newest first. */
  public List<Guidance> all() {
    return rows.all();
  }

  public Optional<Guidance> find(long id) {
    return rows.find(id);
  }

  /** Everything that is wrong with it; empty if {@link #draft} would take it. */
  public List<Fault> faults(NewGuidance given) {
    List<Fault> faults = new ArrayList<>();
    if (given.title().isBlank() || given.title().length() > LONGEST_TITLE) {
      faults.add(fault("title", "guidance-title"));
    }
    if (given.body().isBlank() || given.body().length() > LONGEST_BODY) {
      faults.add(fault("body", "guidance-body"));
    }
    if (given.files().isEmpty()) {
      faults.add(fault("files", "guidance-no-file"));
    }
    long bytes = 0;
    for (Attachment file : given.files()) {
      bytes += file.content().length;
      if (DOCUMENTS.stream().noneMatch(file.name().toLowerCase(Locale.ROOT)::endsWith)) {
        faults.add(new Fault("files", "guidance-file-kind", List.of(file.name())));
      }
    }
    if (bytes > LARGEST) {
      faults.add(fault("files", "guidance-too-large"));
    }
    if (given.confirmBy().filter(today()::isAfter).isPresent()) {
      faults.add(fault("confirm_by", "guidance-past"));
    }
    if (asked(given.units()).isEmpty()) {
      faults.add(fault("units", "guidance-nobody"));
    }
    campaign(
            given.title(),
            given.units(),
            document(given.docNumber(), given.docDate()),
            given.opens())
        .ifPresent(campaign -> faults.addAll(campaigns.faults(campaign)));
    return faults;
  }

  /**
   * Draws it up; nobody has it yet. A page sent twice makes one.
   *
   * @throws Refused naming everything that is wrong with it
   * @throws java.io.UncheckedIOException if its files cannot be kept
   */
  @Transactional
  public Guidance draft(NewGuidance given, String who) {
    Optional<Guidance> known = rows.ofPage(given.token());
    if (known.isPresent()) {
      return known.get();
    }
    List<Fault> faults = faults(given);
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    List<LetterFile> files = letters.keep(given.files());
    return rows.insert(given, files, new Deed(who, clock.instant()))
        .flatMap(rows::find)
        .or(() -> rows.ofPage(given.token()))
        .orElseThrow();
  }

  /** Whom it would go to if it were sent now, by code. */
  public List<Unit> asked(Selection of) {
    LocalDate today = today();
    return units.activeOn(today).stream()
        .filter(unit -> of.takes(unit, today))
        .sorted(java.util.Comparator.comparing(Unit::code))
        .toList();
  }

  /** The letter as a unit would get it. */
  public GuidanceLetters.Written preview(Guidance guidance, Unit unit) {
    return texts.first(guidance, unit);
  }

  /**
   * Sends it: who is to have it is written down, and its round of reports is opened. The letters
   * follow by themselves, as the ceilings allow.
   *
   * @return false if it was sent before
   * @throws Refused if its round of reports cannot be opened; then nothing is sent
   */
  @Transactional
  public boolean send(long id, String who) {
    Guidance guidance = rows.find(id).orElseThrow();
    if (!rows.markSent(id, new Deed(who, clock.instant()))) {
      return false;
    }
    for (Unit unit : asked(guidance.units())) {
      rows.insertUnit(id, unit.code().value(), unit.name());
    }
    campaign(
            guidance.title(),
            guidance.units(),
            document(guidance.docNumber(), guidance.docDate()),
            guidance.opens())
        .ifPresent(campaign -> campaigns.create(campaign, who));
    return true;
  }

  /** Takes a draft away; one that was sent stays. */
  @Transactional
  public void discard(long id) {
    if (rows.find(id).filter(g -> g.status() == Guidance.Status.DRAFT).isPresent()) {
      rows.deleteDraft(id);
    }
  }

  /**
   * Asks nobody any more; letters that still wait stay behind.
   *
   * @return false if it is not sent, or closed already
   */
  @Transactional
  public boolean close(long id, String who) {
    return rows.markClosed(id, new Deed(who, clock.instant()));
  }

  /**
   * A person has spoken with the unit, which says that it has the document.
   *
   * @throws java.util.NoSuchElementException if the unit is not to have it
   */
  public void confirmed(long id, UnitCode unit, String who, String note) {
    if (!deliveries.units(id).containsKey(unit)) {
      throw new java.util.NoSuchElementException("Guidance %d is not for %s".formatted(id, unit));
    }
    deliveries.answer(id, unit, new Answer(true, Optional.empty(), who, note, clock.instant()));
  }

  private Optional<String> document(Optional<String> number, Optional<LocalDate> day) {
    return number.map(n -> texts.document(n, day));
  }

  private Optional<Campaign> campaign(
      String title, Selection asked, Optional<String> document, Optional<Guidance.Opens> opens) {
    return opens.map(
        o ->
            new Campaign(
                o.campaign(),
                o.form(),
                o.period(),
                o.due(),
                title,
                Optional.empty(),
                Optional.empty(),
                asked,
                new Campaign.Terms(
                    Optional.empty(),
                    document,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  private static Fault fault(String field, String code) {
    return new Fault(field, code, List.of());
  }
}
