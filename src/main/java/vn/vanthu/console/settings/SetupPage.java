package vn.vanthu.console.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.mailbox.MailboxSettings;

/**
 * The first steps of an office: instead of an empty Today an administrator is led here, until there
 * are units or the person leaves it for later; Today then says what is still to be done.
 */
@Controller
@ConditionalOnWebApplication
class SetupPage implements WebMvcConfigurer, HandlerInterceptor {
  private static final String HOME = "/";

  private final FirstSteps steps;
  private final LettersSettings letters;
  private final MailboxSettings mailboxes;
  private final Audit audit;

  SetupPage(FirstSteps steps, LettersSettings letters, MailboxSettings mailboxes, Audit audit) {
    this.steps = steps;
    this.letters = letters;
    this.mailboxes = mailboxes;
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(HOME);
  }

  @GetMapping("/settings/setup")
  String show(Model model) {
    List<FirstSteps.Step> all = steps.all();
    model.addAttribute("steps", all);
    model.addAttribute("next", next(all));
    model.addAttribute("done", done(all));
    model.addAttribute("letters", letters);
    model.addAttribute("mailboxes", mailboxes.mailboxes().size());
    return "settings/setup";
  }

  @PostMapping("/settings/setup/leave")
  String leave(RedirectAttributes redirect) {
    audit.note(FirstSteps.LEFT, "setup", String.valueOf(done(steps.all())));
    redirect.addFlashAttribute("notice", Notice.done("setup.left"));
    return "redirect:/";
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (request.isUserInRole("ADMINISTRATOR") && steps.noUnits() && !steps.left()) {
      response.sendRedirect(request.getContextPath() + "/settings/setup");
      return false;
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null && request.isUserInRole("ADMINISTRATOR")) {
      List<FirstSteps.Step> all = steps.all();
      if (done(all) < all.size()) {
        page.addObject("setupDone", done(all));
        page.addObject("setupAll", all.size());
      }
    }
  }

  private static String next(List<FirstSteps.Step> all) {
    return all.stream()
        .filter(step -> !step.done())
        .map(FirstSteps.Step::key)
        .findFirst()
        .orElse("");
  }

  private static long done(List<FirstSteps.Step> all) {
    return all.stream().filter(FirstSteps.Step::done).count();
  }
}
