package vn.vanthu.correspondence.upward;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;

/** The letter with which a consolidated report goes to the level above. */
@Component
class UpwardLetter {
  private static final String KIND = "upper/consolidated";
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "addressees",
          "report.number",
          "report.date",
          "report.title",
          "report.period",
          "report.reported",
          "report.asked",
          "report.missing",
          "has_missing",
          "supplement",
          "number",
          "files");

  private final Templates templates;
  private final HouseStyle style;
  private final Letters letters;
  private final Forms forms;
  private final UpwardSettings settings;
  private final OfficeSettings office;

  UpwardLetter(
      Templates templates,
      HouseStyle style,
      Letters letters,
      Forms forms,
      UpwardSettings settings,
      OfficeSettings office) {
    this.templates = templates;
    this.style = style;
    this.letters = letters;
    this.forms = forms;
    this.settings = settings;
    this.office = office;
    Set<String> placeholders = new HashSet<>(PLACEHOLDERS);
    placeholders.addAll(HouseStyle.OFFICE);
    templates.expect(Set.of(KIND), placeholders);
  }

  boolean hasAddress() {
    return !to().isEmpty();
  }

  /** What would be written, to be looked at. */
  UpwardPreview preview(
      Campaign campaign,
      ConsolidatedReport report,
      String docNumber,
      LocalDate docDate,
      Contents contents) {
    Form form = forms.find(campaign.form()).orElseThrow();
    List<Attachment> files = attachments(campaign, contents);
    Templates.Written written =
        templates.write(KIND, values(form, campaign, report.numbered(docNumber, docDate), files));
    return new UpwardPreview(
        to(),
        written.subject(),
        written.body(),
        files.stream()
            .map(file -> new UpwardPreview.File(file.name(), file.content().length))
            .toList());
  }

  /** What the console says goes before the settings file. */
  private List<String> to() {
    return office.saidAddresses(OfficeWord.UPWARD_TO).orElse(settings.to());
  }

  private String addressees() {
    String named = office.said(OfficeWord.UPWARD_ADDRESSEES).orElse(settings.addressees());
    return named.isEmpty() ? office.superior() : named;
  }

  /** Writes one letter to each address, in the caller's transaction. */
  void write(Campaign campaign, ConsolidatedReport report, Contents contents) {
    Form form = forms.find(campaign.form()).orElseThrow();
    List<Attachment> files = attachments(campaign, contents);
    Templates.Written written = templates.write(KIND, values(form, campaign, report, files));
    for (String to : to()) {
      letters.write(
          NewLetter.of(
                  Purpose.REPORT,
                  "upward:" + report.id() + "/" + to,
                  KIND,
                  to,
                  Conversation.starting("upward:" + campaign.code()),
                  written.subject(),
                  written.body())
              .withAttachments(files));
    }
  }

  private Map<String, Object> values(
      Form form, Campaign campaign, ConsolidatedReport report, List<Attachment> files) {
    int missing = report.asked() - report.reported();
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("addressees", addressees());
    values.put("has_missing", missing > 0);
    values.put(
        "supplement",
        report.number() == 0 ? false : Map.of("number", style.count(report.number())));
    values.put("files", String.join(", ", files.stream().map(Attachment::name).toList()));
    values.put(
        "report",
        Map.of(
            "number", report.docNumber().orElse(""),
            "date", report.docDate().map(style::day).orElse(""),
            "title", form.title(),
            "period", style.period(campaign.period()),
            "reported", style.count(report.reported()),
            "asked", style.count(report.asked()),
            "missing", style.count(missing)));
    return values;
  }

  private static List<Attachment> attachments(Campaign campaign, Contents contents) {
    String name = "bao-cao-tong-hop-" + campaign.code().toLowerCase(java.util.Locale.ROOT);
    List<Attachment> files = new ArrayList<>();
    files.add(Attachment.file(name + ".docx", Attachment.DOCX, contents.docx()));
    contents
        .pdf()
        .ifPresent(pdf -> files.add(Attachment.file(name + ".pdf", "application/pdf", pdf)));
    files.add(Attachment.file(name + ".xlsx", Attachment.XLSX, contents.xlsx()));
    files.add(Attachment.file(name + FiguresFile.SUFFIX, "application/json", contents.figures()));
    return files;
  }

  /** The files of a report. */
  record Contents(byte[] docx, byte[] xlsx, byte[] figures, Optional<byte[]> pdf) {}
}
