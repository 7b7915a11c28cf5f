package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.registry.UnitCode;

/**
 * Whom to telephone. Due on Wednesday, 15 June 2022; the office's schedule; one unit unless a test
 * adds others.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TelephoneListTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private Desk desk;
  private Round round;

  @BeforeEach
  void open() {
    desk = new Desk(database.migrated(), data, "2022-06-01T02:00:00Z");
    round = desk.round;
    round.units.put(List.of(unit("MN01")));
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
  }

  @Test
  void a_unit_without_address_goes_on_the_telephone_list_and_so_does_a_silent_one() {
    round.units.put(List.of(Desk.withoutAddress("NO-MAIL"), unit("SILENT"), unit("GOOD")));
    for (String[] time :
        new String[][] {
          {"2022-06-10", "08:30"},
          {"2022-06-15", "14:00"},
          {"2022-06-16", "08:30"},
          {"2022-06-20", "08:30"}
        }) {
      desk.at(time[0], time[1]);
      desk.post();
    }
    round.report("GOOD", Q2, "2022-06-20T08:00:00Z");
    round.report("MN01", Q2, "2022-06-20T08:00:00Z");
    round.clock.moveTo("2022-06-21T09:00:00+07:00");

    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason, e -> e.sent().size())
        .containsExactly(tuple("NO-MAIL", "no-address", 0), tuple("SILENT", "silent", 4));
    desk.telephone.note("Q2", new UnitCode("SILENT"), "hà", "Hẹn gửi ngày 22/6");
    assertThat(desk.telephone.now().get(1).lastCall().orElseThrow().note())
        .isEqualTo("Hẹn gửi ngày 22/6");
  }

  @Test
  void a_unit_whose_letters_come_back_is_telephoned_and_not_written_to() {
    desk.at("2022-06-10", "08:30");
    desk.post();
    for (String day : List.of("2022-06-10", "2022-06-13")) {
      round
          .jdbc
          .sql(
              """
              insert into address_fault (address_key, kind, fault_day, at, letter_id, cause)
              values ('mn01@truong.example', 'HARD', :day, :at, :letter, '5.1.1')
              """)
          .param("day", LocalDate.parse(day))
          .param("at", OffsetDateTime.parse(day + "T03:00:00Z"))
          .param("letter", desk.newest().id().value())
          .update();
    }

    assertThat(desk.at("2022-06-15", "14:00")).isZero();
    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason)
        .containsExactly(tuple("MN01", "no-address"));
  }

  @Test
  void a_unit_whose_mail_could_not_be_read_twice_is_telephoned_until_its_report_is_there() {
    round.units.put(List.of(unit("MN02")));
    desk.mail("mn01@truong.example", "DONE", "FOR_REVIEW", "report-not-readable");
    desk.mail("mn02@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    round.clock.moveTo("2022-06-13T09:00:00+07:00");
    assertThat(desk.telephone.now()).isEmpty();

    desk.mail("mn01@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason)
        .containsExactly(tuple("MN01", "unreadable"));

    round.report("MN01", Q2, "2022-06-13T01:00:00Z");
    assertThat(desk.telephone.now()).isEmpty();
  }
}
