package vn.vanthu.console.register;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the links of digests lead: to the pages by whatever they are called now. */
@Controller
class DigestLinks {
  @GetMapping("/reports/{id:\\d+}")
  String report(@PathVariable long id) {
    return "redirect:/review/" + id;
  }

  @GetMapping("/messages/{id:\\d+}")
  String message(@PathVariable long id) {
    return "redirect:/register/" + id;
  }
}
