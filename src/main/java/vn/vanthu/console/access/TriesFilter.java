package vn.vanthu.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses to look at passwords from an address that has sent too many wrong ones. */
class TriesFilter extends OncePerRequestFilter {
  private final Tries tries;

  TriesFilter(Tries tries) {
    this.tries = tries;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean basic = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    boolean form = request.getMethod().equals("POST") && request.getServletPath().equals("/login");
    if ((basic || form) && tries.tooMany(request.getRemoteAddr())) {
      if (form) {
        response.sendRedirect(request.getContextPath() + "/login?locked");
      } else {
        response.sendError(429);
      }
      return;
    }
    chain.doFilter(request, response);
  }
}
