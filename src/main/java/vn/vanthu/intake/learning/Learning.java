package vn.vanthu.intake.learning;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the versions of forms together with the files that the program came with. */
@Configuration(proxyBeanMethods = false)
class Learning {
  @Bean
  LearnedForms learnedForms(List<ShippedForm> shippedForms, FormVersions versions, FormText text) {
    return new LearnedForms(shippedForms, versions, text);
  }

  @Bean
  FormDesk formDesk(
      List<ShippedForm> shippedForms, FormVersions versions, FormText text, LearnedForms forms) {
    return new FormDesk(shippedForms, versions, text, forms);
  }
}
