package vn.vanthu.correspondence.guidance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.correspondence.guidance.UnitStanding.Went;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;

/** The letters in which guidance went, and what came back, as rows. */
@Repository
class Deliveries {
  private static final int LONGEST = 2000;

  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The units that are to have a guidance, with their names of then, by code. */
  Map<UnitCode, String> units(long guidance) {
    Map<UnitCode, String> units = new LinkedHashMap<>();
    jdbc.sql("select unit, name from guidance_unit where guidance_id = :id order by unit")
        .param("id", guidance)
        .query(
            row -> {
              units.put(new UnitCode(row.getString("unit")), row.getString("name"));
            });
    return units;
  }

  Map<UnitCode, List<Went>> letters(long guidance) {
    Map<UnitCode, List<Went>> letters = new HashMap<>();
    jdbc.sql(
            """
            select g.unit, g.step, g.on_day, l.id, l.to_address, l.status, l.sent_at, l.cause
              from guidance_letter g join letter l on l.id = g.letter_id
             where g.guidance_id = :id order by l.id
            """)
        .param("id", guidance)
        .query(
            row -> {
              letters
                  .computeIfAbsent(new UnitCode(row.getString("unit")), u -> new ArrayList<>())
                  .add(
                      new Went(
                          row.getInt("step"),
                          row.getObject("on_day", LocalDate.class),
                          new LetterId(row.getLong("id")),
                          row.getString("to_address"),
                          LetterStatus.valueOf(row.getString("status")),
                          Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                              .map(OffsetDateTime::toInstant),
                          Optional.ofNullable(row.getString("cause"))));
            });
    return letters;
  }

  Map<UnitCode, List<Answer>> answers(long guidance) {
    Map<UnitCode, List<Answer>> answers = new HashMap<>();
    jdbc.sql("select * from guidance_answer where guidance_id = :id order by id")
        .param("id", guidance)
        .query(
            row -> {
              answers
                  .computeIfAbsent(new UnitCode(row.getString("unit")), u -> new ArrayList<>())
                  .add(
                      new Answer(
                          row.getString("kind").equals("CONFIRMED"),
                          Optional.ofNullable(row.getObject("mail_id", Long.class))
                              .map(MailId::new),
                          row.getString("who"),
                          row.getString("words"),
                          row.getObject("at", OffsetDateTime.class).toInstant()));
            });
    return answers;
  }

  /** Letters of guidance that wait to be sent. */
  int waiting() {
    return jdbc.sql(
            """
            select count(*) from guidance_letter g join letter l on l.id = g.letter_id where l.status = 'QUEUED'
            """)
        .query(Integer.class)
        .single();
  }

  /** How many units were asked to confirm something on that day. */
  int remindedOn(LocalDate day) {
    return jdbc.sql(
            "select count(distinct unit) from guidance_letter where step > 0 and on_day = :day")
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  /** Whether a unit was written to on that day to remind it of anything. */
  boolean remindedOn(UnitCode unit, LocalDate day) {
    return jdbc.sql(
                """
                select (select count(*) from guidance_letter where unit = :unit and on_day = :day and step > 0)
                     + (select count(*) from reminder where unit = :unit and on_day = :day)
                """)
            .param("unit", unit.value())
            .param("day", day)
            .query(Integer.class)
            .single()
        > 0;
  }

  void keep(long guidance, UnitCode unit, int step, LocalDate day, LetterId letter) {
    jdbc.sql(
            """
            insert into guidance_letter (guidance_id, unit, step, on_day, letter_id)
            values (:id, :unit, :step, :day, :letter)
            """)
        .param("id", guidance)
        .param("unit", unit.value())
        .param("step", step)
        .param("day", day)
        .param("letter", letter.value())
        .update();
  }

  /** The guidance that a letter brought or asked to confirm; empty for any other letter. */
  Optional<Sent> sentBy(LetterId letter) {
    return jdbc.sql(
            "select guidance_id, unit, step, on_day from guidance_letter where letter_id = :letter")
        .param("letter", letter.value())
        .query(
            (row, n) ->
                new Sent(
                    row.getLong("guidance_id"),
                    new UnitCode(row.getString("unit")),
                    row.getInt("step"),
                    row.getObject("on_day", LocalDate.class)))
        .optional();
  }

  /** Writes down what a unit said; a mail says it once. */
  void answer(long guidance, UnitCode unit, Answer answer) {
    jdbc.sql(
            """
            insert into guidance_answer (guidance_id, unit, kind, mail_id, who, words, at)
            values (:id, :unit, :kind, :mail, :who, :words, :at)
            on conflict do nothing
            """)
        .param("id", guidance)
        .param("unit", unit.value())
        .param("kind", answer.confirms() ? "CONFIRMED" : "REPLIED")
        .param("mail", answer.mail().map(MailId::value).orElse(null))
        .param("who", cut(answer.who(), 500))
        .param("words", cut(answer.words(), LONGEST))
        .param("at", GuidanceRows.utc(answer.at()))
        .update();
  }

  /** Whether the unit has answered about that guidance. */
  boolean answered(long guidance, UnitCode unit) {
    return jdbc.sql("select count(*) from guidance_answer where guidance_id = :id and unit = :unit")
            .param("id", guidance)
            .param("unit", unit.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** What a letter was. */
  record Sent(long guidance, UnitCode unit, int step, LocalDate day) {}
}
