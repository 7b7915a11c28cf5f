package vn.vanthu.correspondence.voices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.voices.Voice.Act;
import vn.vanthu.correspondence.voices.Voice.Addressee;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.correspondence.voices.Voice.State;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportId;

/** Voices as rows. */
@Repository
class VoiceRows {
  private final JdbcClient jdbc;

  VoiceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes one down, or lays it before people again where the slot has said it before.
   *
   * @return its key where it is new
   */
  Optional<Long> put(NewVoice voice, Instant now) {
    Map<String, Object> row = row(voice);
    row.put("now", utc(now));
    int known =
        jdbc.sql(
                """
                update voice set report_id = :report, mail_id = :mail, unit = :unit, settled = :settled, gone_at = null
                 where slot = :slot and words_hash = :hash
                """)
            .params(row)
            .update();
    if (known > 0) {
      return Optional.empty();
    }
    KeyHolder key = new GeneratedKeyHolder();
    int written =
        jdbc.sql(
                """
                insert into voice (slot, words_hash, kind, words, unit, form, period, report_id, mail_id, topic, addressee, state,
                                   settled, found_at)
                values (:slot, :hash, :kind, :words, :unit, :form, :period, :report, :mail, :topic, :addressee, 'NEW',
                        :settled, :now)
                on conflict do nothing
                """)
            .params(row)
            .update(key, "id");
    return written == 0
        ? Optional.empty()
        : Optional.of(Objects.requireNonNull(key.getKey()).longValue());
  }

  private static Map<String, Object> row(NewVoice voice) {
    Map<String, Object> row = new HashMap<>();
    row.put("slot", voice.slot());
    row.put("hash", voice.hash());
    row.put("kind", voice.kind().name());
    row.put("words", voice.words());
    row.put("unit", voice.unit().map(UnitCode::value).orElse(null));
    row.put("form", voice.form().orElse(null));
    row.put("period", voice.period().map(Period::toString).orElse(null));
    row.put("report", voice.report().map(ReportId::value).orElse(null));
    row.put("mail", voice.mail().map(MailId::value).orElse(null));
    row.put("topic", voice.topic().orElse(null));
    row.put("addressee", voice.addressee().name());
    row.put("settled", voice.settled());
    return row;
  }

  /** What a slot has said and does not say any more goes, unless somebody has acted on it. */
  void gone(String slot, ReportId now, Instant at) {
    jdbc.sql(
            """
            update voice set gone_at = :at
             where slot = :slot and report_id <> :report and state = 'NEW' and gone_at is null
            """)
        .param("at", utc(at))
        .param("slot", slot)
        .param("report", now.value())
        .update();
  }

  /** A report counts: what it said before it did is of that slot and unit from now on, once. */
  void settle(ReportId report, String slot, UnitCode unit, Period period, Instant at) {
    jdbc.sql(
            """
            update voice set settled = true, slot = :slot, unit = :unit, period = :period
             where report_id = :report
               and not exists (select 1 from voice other where other.slot = :slot and other.words_hash = voice.words_hash
                                  and other.id <> voice.id)
            """)
        .param("slot", slot)
        .param("unit", unit.value())
        .param("period", period.toString())
        .param("report", report.value())
        .update();
    jdbc.sql(
            """
            update voice set settled = true, gone_at = :at
             where report_id = :report and slot <> :slot and gone_at is null
            """)
        .param("at", utc(at))
        .param("report", report.value())
        .param("slot", slot)
        .update();
  }

  /** A person must decide on the report again. */
  void unsettle(ReportId report) {
    jdbc.sql("update voice set settled = false where report_id = :report and gone_at is null")
        .param("report", report.value())
        .update();
  }

  /** The report does not count: what it said goes, unless somebody has acted on it. */
  void withdraw(ReportId report, Instant at) {
    jdbc.sql(
            """
            update voice set settled = true, gone_at = case when state = 'NEW' then cast(:at as timestamp with time zone) end
             where report_id = :report and gone_at is null
            """)
        .param("at", utc(at))
        .param("report", report.value())
        .update();
  }

  void sort(long id, Kind kind, Optional<String> topic, Addressee addressee) {
    jdbc.sql("update voice set kind = :kind, topic = :topic, addressee = :addressee where id = :id")
        .param("kind", kind.name())
        .param("topic", topic.orElse(null))
        .param("addressee", addressee.name())
        .param("id", id)
        .update();
  }

  void move(long id, State to) {
    jdbc.sql("update voice set state = :state where id = :id")
        .param("state", to.name())
        .param("id", id)
        .update();
  }

  void act(long id, Act act) {
    jdbc.sql(
            """
            insert into voice_act (voice_id, what, who, words, letter_id, at)
            values (:id, :what, :who, :words, :letter, :at)
            """)
        .param("id", id)
        .param("what", act.what())
        .param("who", act.who())
        .param("words", act.words())
        .param("letter", act.letter().map(LetterId::value).orElse(null))
        .param("at", utc(act.at()))
        .update();
  }

  Optional<Voice> find(long id) {
    return list("id = :id", Map.of("id", id)).stream().findFirst();
  }

  List<Voice> page(VoiceFilter filter, int page, int size) {
    Map<String, Object> params = new HashMap<>();
    String where = where(filter, params);
    params.put("size", size);
    params.put("skip", (long) page * size);
    return list(where + " order by id desc limit :size offset :skip", params);
  }

  long count(VoiceFilter filter) {
    Map<String, Object> params = new HashMap<>();
    String where = where(filter, params);
    return jdbc.sql("select count(*) from voice where " + where)
        .params(params)
        .query(Long.class)
        .single();
  }

  /** Of the reports of one round that count, by unit. */
  List<Voice> of(String form, Period period) {
    return list(
        "gone_at is null and settled and form = :form and period = :period order by unit, id",
        Map.of("form", form, "period", period.toString()));
  }

  private static String where(VoiceFilter filter, Map<String, Object> params) {
    StringBuilder where = new StringBuilder("gone_at is null");
    filter.state().ifPresent(v -> add(where, params, "state", v.name()));
    filter.kind().ifPresent(v -> add(where, params, "kind", v.name()));
    filter.addressee().ifPresent(v -> add(where, params, "addressee", v.name()));
    filter.topic().ifPresent(v -> add(where, params, "topic", v));
    filter.unit().ifPresent(v -> add(where, params, "unit", v.value()));
    filter.period().ifPresent(v -> add(where, params, "period", v.toString()));
    filter
        .words()
        .ifPresent(
            v -> {
              where.append(" and lower(words) like :words escape '!'");
              String plain = v.toLowerCase(java.util.Locale.ROOT).replaceAll("([!%_])", "!$1");
              params.put("words", "%" + plain + "%");
            });
    return where.toString();
  }

  private static void add(
      StringBuilder where, Map<String, Object> params, String column, Object value) {
    where.append(" and ").append(column).append(" = :").append(column);
    params.put(column, value);
  }

  private List<Voice> list(String where, Map<String, ?> params) {
    Map<Long, List<Act>> acts = new HashMap<>();
    Map<Long, Voice> voices = new LinkedHashMap<>();
    jdbc.sql("select * from voice where " + where)
        .params(params)
        .query(
            row -> {
              long id = row.getLong("id");
              acts.put(id, new ArrayList<>());
              voices.put(id, voice(row));
            });
    if (voices.isEmpty()) {
      return List.of();
    }
    for (List<Long> some : portions(List.copyOf(voices.keySet()))) {
      jdbc.sql("select * from voice_act where voice_id in (:ids) order by id")
          .param("ids", some)
          .query(
              row -> {
                acts.getOrDefault(row.getLong("voice_id"), new ArrayList<>()).add(act(row));
              });
    }
    return voices.values().stream()
        .map(voice -> with(voice, acts.getOrDefault(voice.id(), List.of())))
        .toList();
  }

  private static List<List<Long>> portions(List<Long> ids) {
    List<List<Long>> portions = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += 5_000) {
      portions.add(ids.subList(from, Math.min(ids.size(), from + 5_000)));
    }
    return portions;
  }

  private static Voice with(Voice v, List<Act> acts) {
    return new Voice(
        v.id(),
        v.kind(),
        v.words(),
        v.unit(),
        v.form(),
        v.period(),
        v.report(),
        v.mail(),
        v.topic(),
        v.addressee(),
        v.state(),
        v.foundAt(),
        acts);
  }

  private static Voice voice(ResultSet row) throws SQLException {
    return new Voice(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("words"),
        Optional.ofNullable(row.getString("unit")).map(UnitCode::new),
        Optional.ofNullable(row.getString("form")),
        Optional.ofNullable(row.getString("period")).map(Period::parse),
        Optional.ofNullable(row.getObject("report_id", Long.class)).map(ReportId::new),
        Optional.ofNullable(row.getObject("mail_id", Long.class)).map(MailId::new),
        Optional.ofNullable(row.getString("topic")),
        Addressee.valueOf(row.getString("addressee")),
        State.valueOf(row.getString("state")),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        List.of());
  }

  private static Act act(ResultSet row) throws SQLException {
    return new Act(
        row.getString("what"),
        row.getString("who"),
        row.getString("words"),
        Optional.ofNullable(row.getObject("letter_id", Long.class)).map(LetterId::new),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
