package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MeasureCommandTest {
  private static final String MAIL =
      """
      From: cdmn@truong.example
      To: huyen@congdoan.example
      Subject: =?UTF-8?Q?B=C3=A1o_c=C3=A1o_CCHC_qu=C3=BD_I/2023?=
      Date: Fri, 10 Mar 2023 10:00:00 +0700
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      Công đoàn MN Thử báo cáo tuyên truyền cải cách hành chính quý I năm 2023:
      - Tổng số đoàn viên công đoàn: 30 người
      - Hội nghị tuyên truyền CCHC: 5 cuộc, 120 lượt người dự
      - Văn bản triển khai CCHC: 2 văn bản
      - Hướng dẫn sử dụng dịch vụ công trực tuyến: 40 lượt người
      - Ý kiến, kiến nghị đã tiếp nhận: 3
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void a_mail_and_its_truth() throws IOException {
    Files.createDirectory(folder.resolve("mail"));
    Files.writeString(folder.resolve("mail/a.eml"), MAIL);
    truth("a.eml", 30, 5, 120);
  }

  @Test
  void what_is_read_rightly_is_counted_by_form_kind_of_file_and_indicator() {
    assertThat(measure()).isZero();

    assertThat(lines()).contains("all 6 6 0 0 0 1.000 1.000 1.000");
    assertThat(lines()).contains("form cchc 6 6 0 0 0 1.000 1.000 1.000");
    assertThat(lines()).contains("text 6 6 0 0 0 1.000 1.000 1.000");
    assertThat(lines()).contains("meetings 1 1 0 0 0 1.000 1.000 1.000");
  }

  @Test
  void a_wrong_figure_is_named_with_its_evidence_and_a_missing_one_is_counted() throws IOException {
    truth("a.eml", 30, 6, 120);
    Files.writeString(
        folder.resolve("mail/a.eml"),
        MAIL.replace("- Tổng số đoàn viên công đoàn: 30 người\n", ""));

    assertThat(measure()).isZero();

    assertThat(out.toString()).contains("meetings wrong: expected 6, found 5: ");
    assertThat(lines()).contains("all 6 4 1 0 1 0.800 0.667 0.727");
  }

  @Test
  void an_earlier_run_shows_what_became_better_and_what_became_worse() throws IOException {
    Path saved = folder.resolve("run.jsonl");
    assertThat(measure("--save", saved.toString())).isZero();
    Files.writeString(folder.resolve("mail/a.eml"), MAIL.replace(", 120 lượt người dự", ""));

    assertThat(measure("--baseline", saved.toString())).isZero();

    assertThat(out.toString())
        .contains("since the earlier run: 1 worse, 0 better")
        .contains("a.eml meeting_attendees missing, was right");
  }

  @Test
  void files_can_be_left_out_and_one_that_is_not_there_is_said() throws IOException {
    String more = Files.readString(folder.resolve("truth.jsonl")).replace("a.eml", "gone.eml");
    Files.writeString(
        folder.resolve("truth.jsonl"), Files.readString(folder.resolve("truth.jsonl")) + more);

    assertThat(measure()).isEqualTo(1);
    assertThat(err.toString()).contains("gone.eml: cannot be opened");
    assertThat(measure("--skip", "gone")).isZero();
  }

  @Test
  void a_truth_that_is_no_json_is_named_with_its_line() throws IOException {
    Files.writeString(folder.resolve("truth.jsonl"), "{\"file\": \n");

    assertThat(measure()).isEqualTo(1);
    assertThat(err.toString()).contains("truth.jsonl line 1");
  }

  private int measure(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = folder.toString();
    System.arraycopy(more, 0, args, 1, more.length);
    PrintWriter to = new PrintWriter(out);
    return new CommandLine(new MeasureCommand(to, new PrintWriter(err, true)))
        .setOut(to)
        .execute(args);
  }

  private List<String> lines() {
    return out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private void truth(String file, int members, int meetings, int attendees) throws IOException {
    Files.writeString(
        folder.resolve("truth.jsonl"),
        """
        {"file": "%s", "class": "report", "ack": true, "unit": null, "period": "2023-Q1", "doc_number": null, \
        "doc_date": null, "signer": null, "topics": [], "narrative": {}, \
        "indicators": {"members_total": %d, "meetings": %d, "meeting_attendees": %d, \
        "documents_issued": 2, "online_service_guided": 40, "opinions_received": 3}}
        """
            .formatted(file, members, meetings, attendees));
  }
}
