package vn.vanthu.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads a person whose password was set by another to the page where it is changed. */
@Configuration(proxyBeanMethods = false)
class PasswordFirst implements WebMvcConfigurer, HandlerInterceptor {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .excludePathPatterns(
            "/account/**", "/login", "/logout", "/error", "/console/**", "/webjars/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person != null
        && person.getPrincipal() instanceof SignedIn signedIn
        && signedIn.mustChangePassword()) {
      response.sendRedirect(request.getContextPath() + "/account/password");
      return false;
    }
    return true;
  }
}
