package vn.vanthu.console.today;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.MenuEntry;

/** The first page. */
@Controller
class TodayPage {
  @Bean
  static MenuEntry todayEntry() {
    return new MenuEntry("today", "/", "sun", 10, Role.VIEWER);
  }

  @GetMapping("/")
  String today() {
    return "today/today";
  }
}
