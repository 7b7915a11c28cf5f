package vn.vanthu;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  @Test
  void each_module_uses_only_what_its_row_allows() {
    ApplicationModules.of(VanThu.class).verify();
  }
}
