package vn.vanthu.console.campaigns;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.reminders.Escalations;
import vn.vanthu.correspondence.reminders.ReminderPauses;
import vn.vanthu.correspondence.reminders.ReminderPlan;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.correspondence.reminders.TelephoneEntry;
import vn.vanthu.correspondence.reminders.TelephoneList;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** Reminders: their preview, a unit's page of them, whom to telephone, letters to superiors. */
@RestController
@RequestMapping("/api/v1")
class RemindersApi {
  private final Reminders reminders;
  private final ReminderPauses pauses;
  private final TelephoneList telephone;
  private final TelephoneSheet sheet;
  private final Escalations escalations;
  private final Campaigns campaigns;
  private final Units units;
  private final Clock clock;
  private final ZoneId zone;

  RemindersApi(
      Reminders reminders,
      ReminderPauses pauses,
      TelephoneList telephone,
      TelephoneSheet sheet,
      Escalations escalations,
      Campaigns campaigns,
      Units units,
      Clock clock,
      ZoneId zone) {
    this.reminders = reminders;
    this.pauses = pauses;
    this.telephone = telephone;
    this.sheet = sheet;
    this.escalations = escalations;
    this.campaigns = campaigns;
    this.units = units;
    this.clock = clock;
    this.zone = zone;
  }

  /** What would go out on a day, to whom and why, and who is spared; today without {@code day}. */
  @GetMapping("/reminders/preview")
  PreviewJson preview(
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "1000") int size) {
    LocalDate of = Optional.ofNullable(day).orElse(clock.instant().atZone(zone).toLocalDate());
    ReminderPlan plan = reminders.preview(of);
    return PreviewJson.of(plan, Math.max(0, page), Math.max(1, Math.min(1000, size)));
  }

  /** Who of a unit was written to when, and whether its reminders are stopped. */
  @GetMapping("/units/{unit}/reminders")
  UnitReminders ofUnit(@PathVariable String unit) {
    UnitCode code = existing(unit);
    return new UnitReminders(
        reminders.history(code).stream().map(HistoryJson.SentJson::of).toList(), pauses.of(code));
  }

  @PostMapping("/units/{unit}/reminders/pause")
  void pause(@PathVariable String unit, @RequestBody PauseRequest request, Principal person) {
    pauses.pause(
        existing(unit),
        Optional.ofNullable(request.until()),
        person.getName(),
        Optional.ofNullable(request.why()).orElse(""));
  }

  @DeleteMapping("/units/{unit}/reminders/pause")
  void lift(@PathVariable String unit, Principal person) {
    pauses.lift(existing(unit), person.getName());
  }

  /** Whom to telephone, and what was said before; of one campaign or of all that are open. */
  @GetMapping("/telephone-list")
  List<CallJson> telephone(@RequestParam(required = false) @Nullable String campaign) {
    return entries(campaign).stream().map(e -> CallJson.of(e, sheet.toSay(e))).toList();
  }

  /** The same as a workbook. */
  @GetMapping("/telephone-list.xlsx")
  ResponseEntity<byte[]> telephoneSheet(@RequestParam(required = false) @Nullable String campaign)
      throws IOException {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, Attachment.XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"can-goi-dien.xlsx\"")
        .body(sheet.of(entries(campaign)));
  }

  @PostMapping("/telephone-list/{campaign}/{unit}/calls")
  void note(
      @PathVariable String campaign,
      @PathVariable String unit,
      @RequestBody CallNote note,
      Principal person) {
    telephone.note(
        existingCampaign(campaign).code(),
        existing(unit),
        person.getName(),
        Optional.ofNullable(note.note()).orElse(""));
  }

  /** Letters to superiors that wait for a person. */
  @GetMapping("/escalations")
  List<WaitingJson> escalations() {
    return escalations.waiting().stream().map(WaitingJson::of).toList();
  }

  /**
   * Lets one go. If the facts have changed meanwhile it stays, and the ids of the letters that take
   * its place come back, to be read and approved instead.
   */
  @PostMapping("/escalations/{id}/approve")
  Map<String, Object> approve(@PathVariable long id, Principal person) {
    List<Long> anew =
        escalations.approve(new LetterId(id), person.getName()).stream()
            .map(LetterId::value)
            .toList();
    return Map.of("sent", anew.isEmpty(), "written_anew", anew);
  }

  @ExceptionHandler(NoSuchElementException.class)
  ResponseEntity<Map<String, String>> unknown() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", "not found"));
  }

  private List<TelephoneEntry> entries(@Nullable String campaign) {
    return campaign == null ? telephone.now() : telephone.of(existingCampaign(campaign));
  }

  private UnitCode existing(String unit) {
    return units
        .find(new UnitCode(unit))
        .map(Unit::code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Campaign existingCampaign(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A unit's page of reminders. */
  record UnitReminders(List<HistoryJson.SentJson> letters, List<ReminderPauses.Pause> pauses) {}

  /** For how long, and why. */
  record PauseRequest(@Nullable LocalDate until, @Nullable String why) {}

  /** What was said. */
  record CallNote(@Nullable String note) {}

  /** A letter that waits. */
  record WaitingJson(long id, String to, String subject, String body) {
    static WaitingJson of(Letter letter) {
      return new WaitingJson(letter.id().value(), letter.to(), letter.subject(), letter.body());
    }
  }
}
