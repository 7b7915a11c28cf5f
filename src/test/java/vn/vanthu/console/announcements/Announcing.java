package vn.vanthu.console.announcements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import vn.vanthu.campaigns.Round;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.IntentDesk;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Reports;

/** Units that announce something in a mail or in a reply to one of our letters. */
final class Announcing {
  private static final Period Q3 = Period.parse("2027-Q3");

  private static long uid;

  private final JdbcClient jdbc;
  private final RawStore store;
  private final Units units;
  private final Reports reports;
  private final ReplyIntents intents;
  private final IntentDesk desk;
  private final Letters letters;
  private final Keeping keeping;

  Announcing(ApplicationContext service) {
    jdbc = service.getBean(JdbcClient.class);
    store = service.getBean(RawStore.class);
    units = service.getBean(Units.class);
    reports = service.getBean(Reports.class);
    intents = service.getBean(ReplyIntents.class);
    desk = service.getBean(IntentDesk.class);
    letters = service.getBean(Letters.class);
    keeping = service.getBean(Keeping.class);
  }

  /** A letter that reminds that unit of these periods. */
  LetterId reminded(String unit, Period... periods) {
    List<Period> asked = periods.length == 0 ? List.of(Q3) : List.of(periods);
    List<Matter> about =
        asked.stream().map(p -> new Matter("cchc", Optional.of(p), Optional.empty())).toList();
    return letters
        .write(
            NewLetter.of(
                    Purpose.REMINDER,
                    "ANNOUNCED/" + unit,
                    "unit/reminder-first",
                    unit.toLowerCase(Locale.ROOT) + "@truong.example",
                    Conversation.starting("ANNOUNCED/" + unit),
                    (periods.length == 0 ? "" : "[CCHC 6 tháng cuối năm 2027] ")
                        + "[CCHC quý III/2027] Nhắc lịch gửi báo cáo",
                    "Đề nghị đơn vị gửi báo cáo.")
                .withUnit(Optional.of(unit))
                .withAbout(about))
        .orElseThrow();
  }

  /** A mail that answers that letter has come. */
  void replies(LetterId to, String from, String words) throws IOException {
    String mail =
        """
        Return-Path: <%1$s>
        From: Đơn vị <%1$s>
        To: baocao@localhost
        Subject: Re: [CCHC quý III/2027] Nhắc lịch gửi báo cáo
        Date: Tue, 14 Jun 2022 09:00:00 +0700
        Message-ID: <%4$s@nguoigui.example>
        In-Reply-To: %2$s
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit

        %3$s
        """
            .formatted(
                from,
                letters.find(to).orElseThrow().messageId(),
                words,
                from.substring(0, from.indexOf('@')));
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrival(
            new Numbering("announced", "INBOX", 2, 0),
            ++uid,
            Optional.of(Instant.parse("2022-06-14T02:00:00Z")),
            false,
            out -> out.write(bytes)));
  }

  /** What that unit's one reply announces, once it has been read. */
  ReplyIntents.Row awaitReply(String unit) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> intents.ofUnit(new UnitCode(unit)), rows -> rows.size() == 1)
        .get(0);
  }

  /** A report of that unit has come. */
  void comes(String unit, Period period) {
    UnitCode code = new UnitCode(unit);
    reports.file(Round.newReport(unit, period, "2027-09-12T02:00:00Z", true, false, Map.of()));
    desk.arrived(code, "cchc", period);
  }

  /** What has become of the mail that announces it. */
  String fate(long id) {
    return jdbc.sql("select disposition from mail where id = :mail")
        .param("mail", intents.find(id).orElseThrow().mail().value())
        .query(String.class)
        .single();
  }

  /** A reply of that unit, set aside for a person, and what it announces. */
  long announced(String unit, String kind, String words, String day) throws IOException {
    Unit of = Round.unit(unit);
    units.put(List.of(of));
    String hash = store.keep(out -> out.write((unit + ": " + words).getBytes(UTF_8))).sha256();
    KeyHolder mail = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes,
                              fingerprint, oversize, too_old, sender, subject, status, next_attempt_at, kind, disposition, why_code)
            select 'announced', 'INBOX', 1, count(*), :at, :at, 2027, 50000 + count(*), :hash, 1, :hash, false, false, :from, :subject, 'DONE', :at,
                   'OTHER', 'FOR_REVIEW', 'reply-promise' from mail
            """)
        .param("at", OffsetDateTime.parse("2027-09-10T02:00:00Z"))
        .param("hash", hash)
        .param("from", unit.toLowerCase(Locale.ROOT) + "@truong.example")
        .param("subject", "Thư của " + unit)
        .update(mail, "id");
    jdbc.sql(
            """
            insert into reply_intent (mail_id, position, letter, unit, form, period, kind, named_day, detail, words, found_at)
            values (:n, 0, 'letter:1', :unit, 'cchc', '2027-Q3', :kind, :day, '', :words, :at)
            """)
        .param("n", mail.getKey())
        .param("unit", unit)
        .param("kind", kind)
        .param("day", day == null ? null : LocalDate.parse(day))
        .param("words", words)
        .param("at", OffsetDateTime.parse("2027-09-10T02:00:00Z"))
        .update();
    return intents.open(1).get(0).id();
  }
}
