package vn.vanthu.console.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Csv;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Register;
import vn.vanthu.mailbox.RegisterFilter;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** The register, searched, printed and exported. */
@Controller
class RegisterPage {
  private static final int SIZE = 50;
  private static final int CHUNK = 500;
  private static final int MOST_COUNTED = 1_000;

  private final Register register;
  private final Reports reports;
  private final Units units;
  private final Sentences sentences;
  private final Formats formats;
  private final Audit audit;

  RegisterPage(
      Register register,
      Reports reports,
      Units units,
      Sentences sentences,
      Formats formats,
      Audit audit) {
    this.register = register;
    this.reports = reports;
    this.units = units;
    this.sentences = sentences;
    this.formats = formats;
    this.audit = audit;
  }

  @Bean
  static MenuEntry registerEntry() {
    return new MenuEntry("register", "/register", "inbox", 12, Role.VIEWER);
  }

  @GetMapping("/register")
  String list(Asked asked, Model model) {
    Optional<MailId> before = Optional.ofNullable(asked.before()).map(MailId::new);
    List<StoredMail> found = register.page(asked.filter(), before, SIZE + 1);
    List<StoredMail> shown = found.subList(0, Math.min(SIZE, found.size()));
    model.addAttribute("asked", asked);
    model.addAttribute("mails", shown);
    model.addAttribute("unitOf", unitOf(shown));
    model.addAttribute("sentences", sentences);
    model.addAttribute("count", register.count(asked.filter(), MOST_COUNTED));
    model.addAttribute("most", MOST_COUNTED);
    model.addAttribute("fates", Fate.values());
    if (found.size() > SIZE) {
      model.addAttribute("older", shown.get(SIZE - 1).id().value());
    }
    return "register/list";
  }

  @GetMapping("/register/export.csv")
  void export(Asked asked, HttpServletResponse response) throws IOException {
    audit.note("register-exported", "register", asked.toString());
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"so-den.csv\"");
    Writer out = response.getWriter();
    out.write(Csv.BYTE_ORDER_MARK);
    out.write(
        Csv.row(
            formats.say("register.number-short"),
            formats.say("register.received"),
            formats.say("register.from"),
            formats.say("register.subject"),
            formats.say("register.unit"),
            formats.say("register.fate"),
            formats.say("register.why")));
    Optional<MailId> before = Optional.empty();
    List<StoredMail> chunk;
    do {
      chunk = register.page(asked.filter(), before, CHUNK);
      Map<MailId, String> unitOf = unitOf(chunk);
      for (StoredMail mail : chunk) {
        out.write(row(mail, unitOf.getOrDefault(mail.id(), "")));
        before = Optional.of(mail.id());
      }
    } while (chunk.size() == CHUNK);
  }

  private String row(StoredMail mail, String unit) {
    return Csv.row(
        mail.registerNumber() + "/" + mail.registerYear(),
        formats.full(mail.receivedAt()),
        mail.from(),
        mail.subject(),
        unit,
        formats.say("fate." + Fate.of(mail)),
        sentences.why(mail));
  }

  /** Name of the unit whose report each mail brought; a mail without one has no key. */
  private Map<MailId, String> unitOf(List<StoredMail> mails) {
    Map<String, List<ReportId>> filed =
        reports.idsFrom(mails.stream().map(mail -> "mail:" + mail.id()).toList());
    Map<MailId, String> names = new HashMap<>();
    Map<ReportId, UnitCode> codes =
        reports.unitsOf(filed.values().stream().flatMap(List::stream).toList());
    for (StoredMail mail : mails) {
      List<String> of = new ArrayList<>();
      filed
          .getOrDefault("mail:" + mail.id(), List.of())
          .forEach(
              id ->
                  Optional.ofNullable(codes.get(id))
                      .flatMap(units::find)
                      .map(Unit::name)
                      .filter(name -> !of.contains(name))
                      .ifPresent(of::add));
      if (!of.isEmpty()) {
        names.put(mail.id(), String.join("; ", of));
      }
    }
    return names;
  }

  /** The filter fields as they stand in the address. */
  record Asked(
      @Nullable String words,
      @Nullable Fate fate,
      @Nullable String sender,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @Nullable Long before) {
    RegisterFilter filter() {
      Optional<Fate> of = Optional.ofNullable(fate);
      return new RegisterFilter(
          said(words),
          of.flatMap(Fate::disposition),
          of.flatMap(Fate::kind),
          of.flatMap(Fate::status),
          said(sender),
          Optional.ofNullable(from),
          Optional.ofNullable(to));
    }

    /** Whether anything is asked for at all. */
    public boolean narrowed() {
      return !filter().equals(RegisterFilter.ALL);
    }

    private static Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }

  /** What became of a mail, in the few words of the register. */
  enum Fate {
    RECORDED(Disposition.RECORDED, null, null),
    FOR_REVIEW(Disposition.FOR_REVIEW, null, null),
    AUTO_REPLY(Disposition.SET_ASIDE, MailKind.AUTO_REPLY, null),
    BOUNCE(Disposition.SET_ASIDE, MailKind.BOUNCE, null),
    OTHER(Disposition.SET_ASIDE, MailKind.OTHER, null),
    WAITING(null, null, MailStatus.RECEIVED),
    FAILED(null, null, MailStatus.FAILED);

    private final Optional<Disposition> disposition;
    private final Optional<MailKind> kind;
    private final Optional<MailStatus> status;

    Fate(@Nullable Disposition disposition, @Nullable MailKind kind, @Nullable MailStatus status) {
      this.disposition = Optional.ofNullable(disposition);
      this.kind = Optional.ofNullable(kind);
      this.status = Optional.ofNullable(status);
    }

    static Fate of(StoredMail mail) {
      if (mail.status() != MailStatus.DONE || mail.fate().isEmpty()) {
        return mail.status() == MailStatus.FAILED ? FAILED : WAITING;
      }
      return switch (mail.fate().get().disposition()) {
        case RECORDED -> RECORDED;
        case FOR_REVIEW -> FOR_REVIEW;
        case SET_ASIDE ->
            switch (mail.fate().get().kind()) {
              case AUTO_REPLY -> AUTO_REPLY;
              case BOUNCE -> BOUNCE;
              case REPORT, OTHER -> OTHER;
            };
      };
    }

    Optional<Disposition> disposition() {
      return disposition;
    }

    Optional<MailKind> kind() {
      return kind;
    }

    Optional<MailStatus> status() {
      return status;
    }
  }
}
