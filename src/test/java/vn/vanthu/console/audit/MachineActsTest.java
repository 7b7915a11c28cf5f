package vn.vanthu.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterNews;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.reminders.RemindersWritten;

@ConsoleTest
class MachineActsTest {
  @Autowired MockMvc mvc;
  @Autowired Audit audit;
  @Autowired Letters letters;
  @Autowired ApplicationEventPublisher events;

  @Test
  void what_the_machine_does_is_one_line_an_act_in_the_log() throws Exception {
    Letter letter = letter();
    events.publishEvent(new LetterNews("letter-came-back", letter, "5.1.1 no such user"));
    events.publishEvent(new RemindersWritten(LocalDate.of(2022, 6, 14), 7));

    assertThat(audit.on("letter:" + letter.id(), 10))
        .extracting(a -> a.who() + " " + a.act() + " " + a.detail())
        .containsExactly("machine letter-came-back unit/question: 5.1.1 no such user");
    mvc.perform(get("/audit?act=reminders-written").with(user("an").roles("ADMINISTRATOR")))
        .andExpect(content().string(allOf(containsString("Viết thư nhắc"), containsString("Máy"))));
  }

  @Test
  void codes_of_mail_and_letters_are_words_on_the_page() throws Exception {
    audit.note(Audit.MACHINE, "", "mail-filed", "mail:77", "FOR_REVIEW unit-unknown");
    audit.note(Audit.MACHINE, "", "letter-sent", "letter:77", "unit/acknowledgement MN01");

    mvc.perform(get("/audit?subject=mail:77").with(user("an").roles("ADMINISTRATOR")))
        .andExpect(
            content()
                .string(allOf(containsString("Cần người xem"), containsString("Thư đến mã 77"))));
    mvc.perform(get("/audit?subject=letter:77").with(user("an").roles("ADMINISTRATOR")))
        .andExpect(content().string(containsString("Báo đã nhận, đầy đủ MN01")));
  }

  @Test
  void the_log_is_exported_without_formulas() throws Exception {
    audit.note("an", "10.0.0.7", "report-discarded", "report:1", "=HYPERLINK(\"http://x\")");

    mvc.perform(get("/audit/export.csv").with(user("an").roles("ADMINISTRATOR")))
        .andExpect(header().string("Content-Disposition", containsString("nhat-ky.csv")))
        .andExpect(content().string(containsString("\"'=HYPERLINK(\"\"http://x\"\")\"")));
  }

  private Letter letter() {
    return letters
        .write(
            NewLetter.of(
                Purpose.NOTICE,
                "test:machine-acts",
                "unit/question",
                "a@unit.example",
                Conversation.starting("test:machine-acts"),
                "Hỏi",
                "Kính gửi"))
        .flatMap(letters::find)
        .orElseThrow();
  }
}
