package vn.vanthu.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells a page that has grown stale, or whose session has ended, from a door that stays shut. */
class RefusedPage implements AccessDeniedHandler {
  /** Request attribute by which the error page knows a stale form. */
  static final String STALE = "vanthu.stale";

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    boolean stale = refused instanceof CsrfException;
    if (stale && request.getServletPath().equals("/login")) {
      response.sendRedirect(request.getContextPath() + "/login?ended");
      return;
    }
    if (stale) {
      request.setAttribute(STALE, true);
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
