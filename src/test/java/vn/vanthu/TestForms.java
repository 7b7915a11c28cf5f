package vn.vanthu;

import java.io.IOException;
import java.nio.file.Path;
import vn.vanthu.forms.Forms;

/** The forms that the project ships. */
public final class TestForms {
  private TestForms() {}

  public static Forms shipped() throws IOException {
    return FormFiles.in(Path.of("config/forms"));
  }
}
