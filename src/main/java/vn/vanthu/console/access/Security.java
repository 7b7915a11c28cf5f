package vn.vanthu.console.access;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Who may call what. Pages are for signed-in people, the API also for HTTP Basic; a viewer reads, a
 * clerk also writes, settings and people are an administrator's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Security {
  private static final Logger log = LoggerFactory.getLogger(Security.class);
  private static final String[] ADMINISTRATORS = {"/settings/**", "/people/**", "/audit/**"};
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'self'";

  @Bean
  @Order(1)
  SecurityFilterChain machines(HttpSecurity http, Tries tries) throws Exception {
    headers(http);
    return http.securityMatcher("/api/**", "/v3/**", "/actuator/**", "/demo/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health")
                    .permitAll()
                    .requestMatchers("/actuator/**", "/api/v1/settings/**", "/api/v1/people/**")
                    .hasRole("ADMINISTRATOR")
                    .requestMatchers(HttpMethod.GET)
                    .hasRole("VIEWER")
                    .anyRequest()
                    .hasRole("CLERK"))
        .httpBasic(withDefaults())
        .csrf(csrf -> csrf.ignoringRequestMatchers(Security::byBasicAlone))
        .addFilterBefore(new TriesFilter(tries), CsrfFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Tries tries,
      SessionRegistry sessions,
      Sessions doors,
      ObjectProvider<ClientRegistrationRepository> providers,
      OutsideSignIn outside)
      throws Exception {
    headers(http);
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/login")
                  .userInfoEndpoint(user -> user.oidcUserService(outside))
                  .successHandler(entered(tries, doors))
                  .failureHandler(notKnown()));
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/login",
                        "/login/oauth2/**",
                        "/oauth2/**",
                        "/error",
                        "/console/**",
                        "/webjars/**",
                        "/favicon.ico")
                    .permitAll()
                    .requestMatchers("/account/**", "/logout")
                    .hasRole("VIEWER")
                    .requestMatchers(ADMINISTRATORS)
                    .hasRole("ADMINISTRATOR")
                    .requestMatchers(HttpMethod.GET)
                    .hasRole("VIEWER")
                    .anyRequest()
                    .hasRole("CLERK"))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(entered(tries, doors))
                    .failureHandler(refused()))
        .logout(logout -> logout.logoutSuccessUrl("/login?left"))
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(loginPage()).accessDeniedHandler(new RefusedPage()))
        .sessionManagement(
            session ->
                session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login?ended"))
        .addFilterBefore(new TriesFilter(tries), CsrfFilter.class)
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  RoleHierarchy roleHierarchy() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role("ADMINISTRATOR")
        .implies("CLERK")
        .role("CLERK")
        .implies("VIEWER")
        .build();
  }

  /** Who is signed in, for ending a person's other sessions. */
  @Bean
  SessionRegistry sessionRegistry() {
    return new SessionRegistryImpl();
  }

  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  private static void headers(HttpSecurity http) throws Exception {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .frameOptions(frame -> frame.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .crossOriginOpenerPolicy(withDefaults()));
  }

  /**
   * A call with a password of its own needs no token: no foreign page can make a browser send one,
   * but where the browser keeps it for the site, and then it says that the call came from another.
   */
  private static boolean byBasicAlone(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    String from = request.getHeader("Sec-Fetch-Site");
    return authorization != null
        && authorization.toLowerCase(Locale.ROOT).startsWith("basic ")
        && (from == null || from.equals("none") || from.equals("same-origin"));
  }

  /** A piece of a page that is asked for after the session's end leads the whole page there. */
  private static AuthenticationEntryPoint loginPage() {
    AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
    AuthenticationEntryPoint status = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
    return (request, response, refused) -> {
      if (request.getHeader("HX-Request") != null) {
        response.setHeader("HX-Redirect", request.getContextPath() + "/login?ended");
        status.commence(request, response, refused);
      } else {
        page.commence(request, response, refused);
      }
    };
  }

  private static SavedRequestAwareAuthenticationSuccessHandler entered(
      Tries tries, Sessions doors) {
    SavedRequestAwareAuthenticationSuccessHandler handler =
        new SavedRequestAwareAuthenticationSuccessHandler() {
          @Override
          public void onAuthenticationSuccess(
              HttpServletRequest request,
              jakarta.servlet.http.HttpServletResponse response,
              org.springframework.security.core.Authentication person)
              throws java.io.IOException, jakarta.servlet.ServletException {
            tries.signedIn(person);
            doors.signedIn(request);
            super.onAuthenticationSuccess(request, response, person);
          }
        };
    handler.setDefaultTargetUrl("/");
    return handler;
  }

  private static AuthenticationFailureHandler refused() {
    return (request, response, reason) ->
        response.sendRedirect(
            request.getContextPath()
                + (reason instanceof LockedException ? "/login?locked" : "/login?wrong"));
  }

  private static AuthenticationFailureHandler notKnown() {
    return (request, response, reason) -> {
      boolean noAccount =
          reason instanceof OAuth2AuthenticationException refused
              && refused.getError().getErrorCode().equals(OutsideSignIn.NO_ACCOUNT);
      log.warn("no sign-in by OpenID Connect: {}", reason.toString());
      response.sendRedirect(
          request.getContextPath() + (noAccount ? "/login?unknown" : "/login?outside"));
    };
  }
}
