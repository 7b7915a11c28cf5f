package vn.vanthu.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Language: Vietnamese unless a person has chosen English with {@code ?lang=en}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Web implements WebMvcConfigurer {
  private static final List<String> LANGUAGES = List.of("vi", "en");

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("vanthu-lang");
    resolver.setDefaultLocale(Locale.forLanguageTag("vi"));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setCookieMaxAge(Duration.ofDays(400));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor language =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return Locale.forLanguageTag(LANGUAGES.contains(value) ? value : "vi");
          }
        };
    language.setParamName("lang");
    registry.addInterceptor(language);
  }
}
