package vn.vanthu.correspondence.guidance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;

/** A document as an office sends it out, for tests of the whole service. */
public final class GuidanceSamples {
  private GuidanceSamples() {}

  /** To every unit, with a request to confirm, on no round of reports and without a due day. */
  public static NewGuidance toEveryone() {
    return new NewGuidance(
        "page",
        "Hướng dẫn tuyên truyền cải cách hành chính",
        Optional.of("12/HD-LĐLĐ"),
        Optional.empty(),
        "LĐLĐ huyện gửi đơn vị hướng dẫn kèm theo.",
        Selection.everyone(),
        true,
        Optional.empty(),
        Optional.empty(),
        List.of(
            Attachment.file(
                "huong-dan.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8))));
  }
}
