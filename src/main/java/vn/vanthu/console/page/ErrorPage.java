package vn.vanthu.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** One page for whatever went wrong, in plain words: what happened, what to do. */
@Component
class ErrorPage implements ErrorViewResolver {
  private static final String STALE = "vanthu.stale";

  private final Formats formats;
  private final UploadLimit uploads;

  ErrorPage(Formats formats, UploadLimit uploads) {
    this.formats = formats;
    this.uploads = uploads;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("fmt", formats);
    page.addObject("code", status.value());
    page.addObject("key", key(request, status));
    page.addObject("limit", uploads.most());
    page.addObject(
        "back", String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    return page;
  }

  private static String key(HttpServletRequest request, HttpStatus status) {
    if (request.getAttribute(STALE) != null) {
      return "stale";
    }
    return switch (status) {
      case BAD_REQUEST -> "bad";
      case FORBIDDEN, UNAUTHORIZED -> "forbidden";
      case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
      case CONTENT_TOO_LARGE -> "large";
      case CONFLICT -> "conflict";
      default -> "broken";
    };
  }
}
