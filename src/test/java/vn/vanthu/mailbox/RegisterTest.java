package vn.vanthu.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterTest {
  @Parameter TestDatabase database;

  private JdbcClient jdbc;
  private Register register;

  @BeforeEach
  void threeMails() {
    jdbc = JdbcClient.create(database.migrated());
    register = new Register(jdbc, ZoneId.of("Asia/Ho_Chi_Minh"));
    mail(1, "RECORDED", "REPORT", "Trường Mầm non Hoa Sữa nộp báo cáo");
    mail(2, "SET_ASIDE", "BOUNCE", "Thư của Hoa Sữa bị trả lại");
    mail(3, "RECORDED", "REPORT", "Báo cáo trường Mầm non Hoa Mai");
  }

  @Test
  void words_are_found_without_their_accents_newest_mail_first() {
    assertThat(found("HOA SUA")).containsExactly(2L, 1L);
    assertThat(found("mầm non")).containsExactly(3L, 1L);
    assertThat(found("hoa mai sua")).isEmpty();
  }

  @Test
  void syllables_that_stand_side_by_side_are_looked_for_side_by_side() {
    mail(4, "RECORDED", "REPORT", "Cộng hòa xã hội, trường mai sau");

    assertThat(found("hoa mai")).containsExactly(3L);
    assertThat(found("hoa trường")).containsExactly(4L, 3L, 1L);
  }

  @Test
  void words_fates_and_days_narrow_together() {
    RegisterFilter recorded =
        new RegisterFilter(
            Optional.of("hoa sữa"),
            Optional.of(Disposition.RECORDED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.of(2022, 6, 1)),
            Optional.of(LocalDate.of(2022, 6, 1)));

    assertThat(register.page(recorded, Optional.empty(), 10))
        .extracting(m -> m.id().value())
        .containsExactly(1L);
    assertThat(register.count(recorded, 10)).isEqualTo(1);
  }

  @Test
  void a_page_goes_on_behind_the_last_mail_of_the_one_before() {
    assertThat(register.page(RegisterFilter.ALL, Optional.of(new MailId(3)), 1))
        .extracting(m -> m.id().value())
        .containsExactly(2L);
    assertThat(register.count(RegisterFilter.ALL, 2)).isEqualTo(2);
  }

  @Test
  void mail_of_some_days_is_paged_by_its_arrival() {
    RegisterFilter june =
        new RegisterFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.of(2022, 6, 1)),
            Optional.of(LocalDate.of(2022, 6, 2)));

    assertThat(register.page(june, Optional.empty(), 1))
        .extracting(m -> m.id().value())
        .containsExactly(2L);
    assertThat(register.page(june, Optional.of(new MailId(2)), 5))
        .extracting(m -> m.id().value())
        .containsExactly(1L);
  }

  @Test
  void new_words_take_the_place_of_the_old_ones() {
    register.index(new MailId(1), List.of("khac"));

    assertThat(found("hoa sua")).containsExactly(2L);
    assertThat(found("khác")).containsExactly(1L);
  }

  private List<Long> found(String words) {
    RegisterFilter filter =
        new RegisterFilter(
            Optional.of(words),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return register.page(filter, Optional.empty(), 10).stream().map(m -> m.id().value()).toList();
  }

  private void mail(int id, String disposition, String kind, String text) {
    jdbc.sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256,
                              bytes, fingerprint, oversize, too_old, sender, subject, status, next_attempt_at, kind, disposition, why_code)
            values ('m', 'INBOX', 1, :id, :at, :at, 2022, :id, '', 1, '', false, false, 'an@truong.example', :text, 'DONE', :at,
                    :kind, :disposition, 'recorded')
            """)
        .param("id", id)
        .param("at", OffsetDateTime.of(2022, 6, id, 3, 0, 0, 0, ZoneOffset.UTC))
        .param("text", text)
        .param("kind", kind)
        .param("disposition", disposition)
        .update();
    register.index(new MailId(id), Register.terms(text));
  }
}
