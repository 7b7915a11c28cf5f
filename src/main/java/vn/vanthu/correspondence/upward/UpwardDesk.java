package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Deed;
import vn.vanthu.correspondence.upward.ConsolidatedReport.Status;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.reports.ReportId;

/**
 * What people do with the office's own report: have it drawn up, approve it, send it. Once sent it
 * is kept as it was; what changes afterwards makes a numbered supplement.
 */
@Component
public class UpwardDesk {
  private final Campaigns campaigns;
  private final Consolidator consolidator;
  private final ConsolidatedReports reports;
  private final ConsolidatedDocx docx;
  private final ConsolidatedXlsx xlsx;
  private final FiguresFile figures;
  private final UpwardLetter letter;
  private final PdfTwin pdf;
  private final LeftOut leftOut;
  private final RawStore store;
  private final Clock clock;

  UpwardDesk(
      Campaigns campaigns,
      Consolidator consolidator,
      ConsolidatedReports reports,
      ConsolidatedDocx docx,
      ConsolidatedXlsx xlsx,
      FiguresFile figures,
      UpwardLetter letter,
      PdfTwin pdf,
      LeftOut leftOut,
      RawStore store,
      Clock clock) {
    this.campaigns = campaigns;
    this.consolidator = consolidator;
    this.reports = reports;
    this.docx = docx;
    this.xlsx = xlsx;
    this.figures = figures;
    this.letter = letter;
    this.pdf = pdf;
    this.leftOut = leftOut;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Draws up a campaign's report from the figures as they stand now. One that has not gone yet is
   * drawn up anew; after one that has gone, this is the next supplement.
   *
   * @throws java.util.NoSuchElementException if there is no such campaign
   * @throws UncheckedIOException if the template cannot be read or the files cannot be kept
   */
  @Transactional
  public ConsolidatedReport draft(String campaign, String who) {
    Consolidation of = consolidator.of(find(campaign));
    Optional<ConsolidatedReport> last = last(campaign);
    Optional<ConsolidatedReport> sent = last.filter(report -> report.status() == Status.SENT);
    Optional<ConsolidatedReport> before =
        sent.or(
            () ->
                reports.of(campaign).stream()
                    .filter(report -> report.status() == Status.SENT)
                    .reduce((first, second) -> second));
    ConsolidatedReport.Files files = files(of, before);
    Deed made = new Deed(who, clock.instant());
    if (last.isPresent() && sent.isEmpty()) {
      reports.redraw(last.get().id(), of, files, made);
      return reports.find(last.get().id()).orElseThrow();
    }
    int number = last.map(report -> report.number() + 1).orElse(0);
    return reports.find(reports.insert(campaign, number, of, files, made)).orElseThrow();
  }

  /**
   * The campaign as a draft would tell it now.
   *
   * @throws java.util.NoSuchElementException if there is no such campaign
   */
  public Consolidation look(String campaign) {
    return consolidator.of(find(campaign));
  }

  /**
   * Whether a draft drawn up now would say something else than that report does.
   *
   * @throws UncheckedIOException if the report's files cannot be read
   */
  public boolean outdated(ConsolidatedReport report, Consolidation now) {
    boolean changed =
        leftOut.of(report.campaign()).stream().anyMatch(s -> s.at().isAfter(report.made().at()));
    try {
      return changed || figures.differs(Files.readAllBytes(figures(report)), now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves a sentence of a union out of the campaign's next draft. */
  public void leaveOut(String campaign, String heading, ReportId report, String text, String who) {
    leftOut.add(find(campaign).code(), heading, report, text, who);
  }

  /** Takes a sentence that was left out in again. */
  public void takeIn(String campaign, String heading, ReportId report, String text) {
    leftOut.remove(campaign, heading, report, text);
  }

  /** The sentences that are left out of a campaign's report, by narrative key. */
  public Map<String, List<Left>> leftOut(String campaign) {
    return leftOut.of(campaign).stream()
        .map(s -> new Left(s.heading(), s.report(), s.text(), s.who()))
        .collect(Collectors.groupingBy(Left::heading, TreeMap::new, Collectors.toList()));
  }

  /**
   * The letter with which an approved report would go, written to nobody yet.
   *
   * @param docNumber as the clerk will number it; may still be blank
   */
  public UpwardPreview preview(ConsolidatedReport report, String docNumber, LocalDate docDate) {
    return letter.preview(find(report.campaign()), report, docNumber, docDate, files(report));
  }

  /** A sentence that is left out, and who took it out. */
  public record Left(String heading, ReportId report, String text, String who) {}

  /**
   * What to look at before a campaign's report goes.
   *
   * @throws java.util.NoSuchElementException if there is no such campaign
   */
  public List<Consolidation.Check> checks(String campaign) {
    return consolidator.of(find(campaign)).checks();
  }

  /**
   * A person stands for a draft as they have seen it.
   *
   * @throws IllegalStateException if it is no draft any more, or has been drawn up anew since
   */
  @Transactional
  public ConsolidatedReport approve(ConsolidatedReport seen, String who) {
    if (!reports.markApproved(seen.id(), seen.files(), new Deed(who, clock.instant()))) {
      throw new IllegalStateException(
          "Report %d is not the draft that was seen".formatted(seen.id()));
    }
    return reports.find(seen.id()).orElseThrow();
  }

  /**
   * Sends an approved report to the level above: one letter to each of its addresses, with all its
   * files.
   *
   * @param docNumber as the clerk has numbered it
   * @throws IllegalStateException if it is not approved, or no address is set
   */
  @Transactional
  public ConsolidatedReport send(long id, String docNumber, LocalDate docDate, String who) {
    if (!letter.hasAddress()) {
      throw new IllegalStateException("No address of the level above is set");
    }
    if (!reports.markSent(id, docNumber, docDate, new Deed(who, clock.instant()))) {
      throw new IllegalStateException("Report %d is not approved".formatted(id));
    }
    ConsolidatedReport report = reports.find(id).orElseThrow();
    letter.write(find(report.campaign()), report, files(report));
    return report;
  }

  /** The report as a Word document, to be read only. */
  public Path docx(ConsolidatedReport report) {
    return file(report.files().docx());
  }

  /** The report as a workbook, to be read only. */
  public Path xlsx(ConsolidatedReport report) {
    return file(report.files().xlsx());
  }

  /** The file of figures, to be read only. */
  public Path figures(ConsolidatedReport report) {
    return file(report.files().figures());
  }

  /** The report as PDF; empty where LibreOffice is not installed. */
  public Optional<byte[]> pdf(ConsolidatedReport report) {
    return pdf.of(docx(report));
  }

  private UpwardLetter.Contents files(ConsolidatedReport report) {
    try {
      return new UpwardLetter.Contents(
          Files.readAllBytes(docx(report)),
          Files.readAllBytes(xlsx(report)),
          Files.readAllBytes(figures(report)),
          pdf(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConsolidatedReport.Files files(
      Consolidation of, Optional<ConsolidatedReport> correcting) {
    try {
      List<FiguresFile.Changed> changed =
          correcting.isPresent()
              ? figures.changes(Files.readAllBytes(figures(correcting.get())), of)
              : List.of();
      return new ConsolidatedReport.Files(
          store.keep(out -> docx.write(of, correcting, changed, out)).sha256(),
          store.keep(out -> xlsx.write(of, out)).sha256(),
          store.keep(out -> out.write(figures.of(of))).sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ConsolidatedReport> last(String campaign) {
    return reports.of(campaign).stream().reduce((first, second) -> second);
  }

  private Campaign find(String campaign) {
    return campaigns.find(campaign).orElseThrow();
  }

  private Path file(String sha256) {
    try {
      return store.file(sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
