package vn.vanthu.console.documents;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Reports;

/** A report that came as several photographs, each of them a page. */
@ConsoleTest
class PhotographsTest {
  private static final String TOGETHER = "trang 1.jpg" + Place.WITH + "trang 2.jpg";

  @Autowired MockMvc mvc;
  @Autowired Keeping keeping;
  @Autowired Mails mails;
  @Autowired Reports reports;

  @Test
  void they_are_shown_as_the_pages_of_one_document() throws Exception {
    long mail = arrives("anh", photograph("trang 1.jpg", 60) + photograph("trang 2.jpg", 90));
    long report = reports.file(read(mail)).id().value();

    mvc.perform(asked("/documents/" + mail, report))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-shown=\"" + TOGETHER + "\""),
                        containsString("part=trang%201.jpg%20%2B%20trang%202.jpg"),
                        not(containsString("data-part=\"trang 1.jpg\"")),
                        containsString("data-page=\"2\""),
                        not(containsString("data-page=\"3\"")))));
    mvc.perform(
            asked("/documents/" + mail + "/page", report)
                .param("part", TOGETHER)
                .param("page", "2"))
        .andExpect(
            content().string(allOf(containsString("width=\"90\""), containsString("/marks"))));
    mvc.perform(
            asked("/documents/" + mail + "/page.jpg", report)
                .param("part", TOGETHER)
                .param("page", "3"))
        .andExpect(status().isNotFound());
  }

  @Test
  void those_of_an_archive_are_drawn_too() throws Exception {
    long mail = arrives("goi", attached("goi.zip", "application/zip", zip()));
    String both = "goi.zip/trang 1.jpg" + Place.WITH + "goi.zip/trang 2.jpg";

    for (int page = 1; page <= 2; page++) {
      mvc.perform(
              get("/documents/" + mail + "/page.jpg")
                  .with(user("an").roles("VIEWER"))
                  .param("part", both)
                  .param("page", String.valueOf(page)))
          .andExpect(status().isOk());
    }
  }

  @Test
  void a_file_that_cannot_be_shown_is_there_to_be_taken() throws Exception {
    long mail = arrives("tep", attached("so lieu.bin", "application/octet-stream", new byte[900]));

    mvc.perform(get("/documents/" + mail).with(user("an").roles("VIEWER")))
        .andExpect(content().string(containsString("/register/" + mail + "/files/0")));
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("trang 1.jpg", "trang 2.jpg")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(jpeg(80));
      }
    }
    return bytes.toByteArray();
  }

  private static MockHttpServletRequestBuilder asked(String path, long report) {
    return get(path).param("report", String.valueOf(report)).with(user("an").roles("VIEWER"));
  }

  private static NewReport read(long mail) {
    Evidence words = new Evidence(new Place(TOGETHER, 2, "", 7), "Phát 300 tờ rơi");
    return new NewReport(
        "mail:" + mail,
        Optional.empty(),
        "unknown",
        "cchc",
        Optional.empty(),
        true,
        false,
        Instant.parse("2022-06-14T02:00:00Z"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(),
        Map.of("leaflets", new StatedValue(300, 0.9, false, words)),
        Map.of());
  }

  private long arrives(String id, String parts) throws IOException {
    byte[] bytes =
        ("""
        From: Ai do <ai-do@truong.example>
        To: baocao@localhost
        Subject: Anh chup bao cao
        Date: Tue, 14 Jun 2022 09:00:00 +0700
        Message-ID: <@ID@@truong.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="=_b"

        """
                + parts
                + "--=_b--\n")
            .replace("@ID@", id)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrival(
            new Numbering(id, "INBOX", 1, 0),
            1,
            Optional.of(Instant.parse("2022-06-14T02:00:00Z")),
            false,
            out -> out.write(bytes)));
    MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> mails.page(done, 0, 500).stream().filter(m -> m.mailbox().equals(id)).findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .id()
        .value();
  }

  private static String photograph(String name, int width) throws IOException {
    return attached(name, "image/jpeg", jpeg(width));
  }

  private static byte[] jpeg(int width) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 120, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
    return jpeg.toByteArray();
  }

  private static String attached(String name, String type, byte[] bytes) {
    return """
    --=_b
    Content-Type: %3$s; name="%1$s"
    Content-Disposition: attachment; filename="%1$s"
    Content-Transfer-Encoding: base64

    %2$s
    """
        .formatted(name, Base64.getMimeEncoder().encodeToString(bytes), type);
  }
}
