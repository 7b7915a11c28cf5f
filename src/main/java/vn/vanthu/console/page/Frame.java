package vn.vanthu.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.access.SignedIn;
import vn.vanthu.correspondence.OfficeSettings;

/** What every page's frame needs: the person, the menu, the office, formats. */
@ControllerAdvice(annotations = Controller.class)
class Frame {
  private final List<MenuEntry> menu;
  private final Formats formats;
  private final OfficeSettings office;
  private final UploadLimit uploads;

  Frame(List<MenuEntry> menu, Formats formats, OfficeSettings office, UploadLimit uploads) {
    this.menu = menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
    this.formats = formats;
    this.office = office;
    this.uploads = uploads;
  }

  @ModelAttribute
  void frame(
      @AuthenticationPrincipal @Nullable Object person, HttpServletRequest request, Model model) {
    model.addAttribute("fmt", formats);
    model.addAttribute("office", office);
    model.addAttribute("uploadLimit", uploads.most());
    model.addAttribute("here", request.getRequestURI());
    String asked = request.getQueryString();
    model.addAttribute("again", request.getRequestURI() + (asked == null ? "" : "?" + asked));
    if (person instanceof SignedIn signedIn) {
      model.addAttribute("me", signedIn);
      model.addAttribute("menu", seenBy(signedIn.role()));
      model.addAttribute("mayDecide", signedIn.role().compareTo(Role.CLERK) >= 0);
      model.addAttribute("mayRule", signedIn.role() == Role.ADMINISTRATOR);
    }
  }

  private List<MenuEntry> seenBy(Role role) {
    return menu.stream().filter(entry -> role.compareTo(entry.least()) >= 0).toList();
  }
}
