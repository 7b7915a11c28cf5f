package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.DispatcherServlet;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;

/** Signing in by OpenID Connect, at an authorisation server that runs beside the service. */
@Tag("slow")
class OutsideSignInTest {
  private static String home;
  private static AnnotationConfigServletWebServerApplicationContext provider;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    int port = freePort();
    home = "http://localhost:" + port;
    provider = new AnnotationConfigServletWebServerApplicationContext(Provider.class);
    service =
        new SpringApplicationBuilder(VanThu.class)
            .run(
                "--server.port=" + port,
                "--vanthu.data=" + data,
                "--spring.jmx.enabled=false",
                "--vanthu.admin.password=right-password",
                "--vanthu.workers=1",
                "--vanthu.ocr.enabled=false",
                "--spring.datasource.url=jdbc:h2:mem:outside;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "--spring.security.oauth2.client.registration.office.client-name=tài khoản cơ quan",
                "--spring.security.oauth2.client.registration.office.client-id=vanthu",
                "--spring.security.oauth2.client.registration.office.client-secret=secret",
                "--spring.security.oauth2.client.registration.office.client-authentication-method=client_secret_post",
                "--spring.security.oauth2.client.registration.office.scope=openid",
                "--spring.security.oauth2.client.provider.office.issuer-uri=http://localhost:"
                    + provider.getWebServer().getPort());
    Accounts accounts = service.getBean(Accounts.class);
    accounts.open("lan", "{noop}x", Role.CLERK, "Lan", "Lan@office.example", true);
    accounts.open("cu", "{noop}x", Role.CLERK, "", "cu@office.example", false);
    accounts.open("chua", "{noop}x", Role.CLERK, "", "unverified@office.example", false);
    accounts.close("cu");
  }

  @AfterAll
  static void stop() {
    service.close();
    provider.close();
  }

  @Test
  void the_sign_in_page_offers_it_by_the_name_that_the_office_gives_it() throws Exception {
    assertThat(get(browser(), home + "/login", "").body())
        .contains("Đăng nhập bằng tài khoản cơ quan", "/oauth2/authorization/office");
  }

  @Test
  void whoever_the_provider_vouches_for_is_in_the_account_with_that_address() throws Exception {
    HttpClient browser = browser();
    assertThat(signIn(browser, "lan@office.example")).isEqualTo(home + "/");

    HttpResponse<String> page = get(browser, home + "/", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<strong>Lan</strong>", "Văn thư");
    assertThat(get(browser, home + "/people", "").statusCode()).isEqualTo(403);
    assertThat(get(browser, home + "/account", "").body()).contains("Phiên này");
  }

  @Test
  void nobody_else_gets_in_and_no_account_is_opened() throws Exception {
    assertThat(signIn(browser(), "stranger@office.example")).endsWith("/login?unknown");
    assertThat(signIn(browser(), "cu@office.example")).endsWith("/login?unknown");
    assertThat(signIn(browser(), "unverified@office.example")).endsWith("/login?unknown");
    assertThat(service.getBean(Accounts.class).all()).hasSize(4);
  }

  /** Where the browser stands after it has been at the provider as {@code user}. */
  private static String signIn(HttpClient browser, String user) throws Exception {
    String there = location(get(browser, home + "/oauth2/authorization/office", ""));
    String back = location(get(browser, there, user));
    assertThat(back).startsWith(home + "/login/oauth2/code/office");
    return location(get(browser, back, ""));
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  private static HttpResponse<String> get(HttpClient browser, String address, String user)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!user.isEmpty()) {
      String basic = user + ":secret";
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> response) {
    return URI.create(home)
        .resolve(response.headers().firstValue("Location").orElseThrow())
        .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A small authorisation server; its people have the password "secret". */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  static class Provider {
    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory(0);
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
      return new DispatcherServlet();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, UserDetailsService people) throws Exception {
      ProviderManager passwords = new ProviderManager(new DaoAuthenticationProvider(people));
      return http.oauth2AuthorizationServer(as -> as.oidc(withDefaults()))
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .addFilterAfter(
              new BasicAuthenticationFilter(passwords), SecurityContextHolderFilter.class)
          .build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId(UUID.randomUUID().toString())
              .clientId("vanthu")
              .clientSecret("{noop}secret")
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(home + "/login/oauth2/code/office")
              .scope("openid")
              .clientSettings(ClientSettings.builder().requireProofKey(false).build())
              .build());
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    UserDetailsService people() {
      InMemoryUserDetailsManager people = new InMemoryUserDetailsManager();
      for (String name : new String[] {"lan", "cu", "stranger", "unverified"}) {
        people.createUser(
            User.withUsername(name + "@office.example").password("{noop}secret").build());
      }
      return people;
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> email() {
      return token -> {
        String address = token.getPrincipal().getName();
        token.getClaims().claim("email", address);
        token.getClaims().claim("email_verified", !address.startsWith("unverified"));
      };
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("one").generate()));
    }
  }
}
