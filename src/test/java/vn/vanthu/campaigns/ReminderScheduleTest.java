package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReminderScheduleTest {
  @Test
  void a_schedule_is_read_and_written_as_staff_type_it() {
    ReminderSchedule schedule =
        ReminderSchedule.parse(" +1 8:30;-3 08:30; 0 14:00 ;escalate +5 09:00; +3 08:30");

    assertThat(schedule.written())
        .isEqualTo("-3 08:30; 0 14:00; +1 08:30; +3 08:30; escalate +5 09:00");
    assertThat(schedule.steps())
        .extracting(ReminderSchedule.Step::key)
        .containsExactly("-3", "0", "+1", "+3", "escalate");
    assertThat(schedule.atMost()).isEqualTo(4);
    assertThat(ReminderSchedule.parse(schedule.written())).isEqualTo(schedule);
  }

  @Test
  void an_empty_schedule_writes_to_nobody() {
    assertThat(ReminderSchedule.parse("").steps()).isEmpty();
  }

  @Test
  void what_is_no_step_is_named() {
    assertThatThrownBy(() -> ReminderSchedule.parse("-3 08:30; often"))
        .hasMessageContaining("often");
    assertThatThrownBy(() -> ReminderSchedule.parse("-3 25:30")).hasMessageContaining("25:30");
    assertThatThrownBy(() -> ReminderSchedule.parse("0 14:00; 0 16:00"))
        .hasMessageContaining("Two steps on one day");
  }
}
