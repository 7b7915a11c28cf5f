package vn.vanthu;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.LetterFilter;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.NewGuidance;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.correspondence.voices.VoiceFilter;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.reports.Report;

/** The pages of the demo's console, and the rows it takes to have something on each of them. */
final class ConsolePages {
  private final ApplicationContext demo;

  ConsolePages(ApplicationContext demo) {
    this.demo = demo;
  }

  /** All addresses; those of a report show {@code report}, which waits for a person. Ask once. */
  List<String> with(Report report) {
    String mail = report.source().substring("mail:".length());
    announce(mail);
    return List.of(
        "/",
        "/review",
        "/review/" + report.id(),
        "/review/" + report.id() + "/ask",
        "/register",
        "/register?words=khong-co-thu-nao",
        "/register/" + mail,
        "/register/" + mail + "/read-again",
        "/reading-again",
        "/forms",
        "/forms/cchc",
        "/forms/cchc/learn?indicator=meetings&report=" + report.id(),
        "/letters",
        "/letters/" + letter(),
        "/letters/today",
        "/letters/texts",
        "/letters/texts/unit/acknowledgement-with-questions",
        "/audit",
        "/campaigns",
        "/campaigns/CCHC-2022-Q2",
        "/campaigns/CCHC-2022-Q2?words=khong-co-don-vi-nao",
        "/campaigns/CCHC-2022-Q2/edit",
        "/campaigns/CCHC-2022-Q2/figures",
        "/campaigns/CCHC-2022-Q2/telephone",
        "/campaigns/new",
        "/campaigns/matrix",
        "/campaigns/series",
        "/campaigns/series/new",
        "/units",
        "/units?words=khong-co-don-vi-nao",
        "/units/MN01",
        "/units/MN01/edit",
        "/units/MN01/split",
        "/units/merge?unit=MN01&unit=MN02",
        "/units/import",
        "/consolidated",
        "/campaigns/CCHC-2022-H1/consolidated",
        "/people",
        "/people/new",
        "/people/admin",
        "/account",
        "/settings/office",
        "/settings/mailboxes",
        "/settings/calendar?year=2022",
        "/settings/calendar?year=2031",
        "/settings/letters",
        "/settings/setup",
        "/account/password",
        "/guidance",
        "/guidance/new",
        "/guidance/" + sentGuidance(),
        "/announcements",
        "/voices",
        "/voices/" + demo.getBean(VoiceDesk.class).page(VoiceFilter.ALL, 0, 1).get(0).id(),
        "/trends",
        "/trends?unit=khong-co",
        "/trends/indices",
        "/not-there");
  }

  /** What a union has said of each kind, in that mail. */
  private void announce(String mail) {
    int place = 90;
    for (Intent.Kind kind : Intent.Kind.values()) {
      demo.getBean(JdbcClient.class)
          .sql(
              """
              insert into reply_intent (mail_id, position, letter, unit, form, period, kind, named_day, detail, words, found_at)
              values (:mail, :place, 'letter:1', 'MN03', 'cchc', '2022-Q2', :kind, date '2022-06-28', 'moi@truong.example 0912345678',
                      'Đơn vị xin gửi sau ngày 28/6 ạ, từ nay thư gửi về moi@truong.example', current_timestamp)
              """)
          .param("mail", Long.parseLong(mail))
          .param("place", place++)
          .param("kind", kind.name())
          .update();
    }
  }

  /** A document that has gone to every union of the demo. */
  private long sentGuidance() {
    GuidanceDesk desk = demo.getBean(GuidanceDesk.class);
    Guidance guidance =
        desk.draft(
            new NewGuidance(
                "browser",
                "Hướng dẫn tuyên truyền cải cách hành chính",
                Optional.of("95/HD-LĐLĐ"),
                Optional.empty(),
                "Gửi đơn vị hướng dẫn kèm theo.",
                Selection.everyone(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(Attachment.file("hd.pdf", "application/pdf", new byte[] {1}))),
            "admin");
    desk.send(guidance.id(), "admin");
    return guidance.id();
  }

  private String letter() {
    return demo.getBean(LetterRegister.class)
        .page(LetterFilter.ALL, Optional.empty(), 1)
        .get(0)
        .id()
        .toString();
  }
}
