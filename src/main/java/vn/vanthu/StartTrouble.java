package vn.vanthu;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import vn.vanthu.correspondence.texts.TemplateFault;
import vn.vanthu.intake.learning.FormFault;

/**
 * Says in words why the service does not start where a file of the folder {@code config} is the
 * cause: which one, which line, what to do.
 */
final class StartTrouble implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FormFault || cause instanceof TemplateFault) {
        return new FailureAnalysis(
            String.valueOf(cause.getMessage()), "Mend that line and start again.", cause);
      }
      if (cause instanceof NoSuchFileException missing && missing.getFile() != null) {
        return new FailureAnalysis(
            Path.of(missing.getFile()).toAbsolutePath() + " is not there.",
            "Copy the folder config beside the jar and start in the folder that holds both.",
            cause);
      }
    }
    return null;
  }
}
