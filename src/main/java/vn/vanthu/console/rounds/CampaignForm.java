package vn.vanthu.console.rounds;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.campaigns.CampaignRequest;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Typed;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;

/** A campaign opened, or an open one changed: one form to fill in. */
@Controller
class CampaignForm {
  private final Campaigns campaigns;
  private final CampaignDesk desk;
  private final Forms forms;
  private final Choices choices;
  private final FaultWords words;
  private final Formats formats;
  private final Audit audit;

  CampaignForm(
      Campaigns campaigns,
      CampaignDesk desk,
      Forms forms,
      Choices choices,
      FaultWords words,
      Formats formats,
      Audit audit) {
    this.campaigns = campaigns;
    this.desk = desk;
    this.forms = forms;
    this.choices = choices;
    this.words = words;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/campaigns/new")
  String blank(Model model) {
    return form(Typed.nothing().with("who", "all"), Map.of(), Optional.empty(), model);
  }

  @PostMapping("/campaigns/new")
  String create(
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Typed typed = completed(Typed.of(params));
    try {
      Campaign campaign = campaign(typed, typed.get("code"));
      desk.create(campaign, person.getName());
      audit.note("campaign-created", "campaign:" + campaign.code(), campaign.title());
      redirect.addFlashAttribute("notice", Notice.done("rounds.created", campaign.title()));
      redirect.addAttribute("code", campaign.code());
      return "redirect:/campaigns/{code}";
    } catch (Refused refused) {
      return form(typed, words.of(refused.faults()), Optional.empty(), model);
    }
  }

  @GetMapping("/campaigns/{code}/edit")
  String change(@PathVariable String code, Model model) {
    Campaign campaign = existing(code);
    return form(typed(campaign), Map.of(), Optional.of(campaign), model);
  }

  @PostMapping("/campaigns/{code}/edit")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Campaign before = existing(code);
    Typed typed = completed(Typed.of(params));
    try {
      Campaign changed = ofSeries(campaign(typed, code), before);
      desk.change(changed, person.getName(), typed.get("why"));
      audit.note("campaign-changed", "campaign:" + code, typed.get("why"));
      redirect.addFlashAttribute("notice", Notice.done("rounds.changed", changed.title()));
      redirect.addAttribute("code", code);
      return "redirect:/campaigns/{code}";
    } catch (Refused refused) {
      return form(typed, words.of(refused.faults()), Optional.of(before), model);
    }
  }

  private String form(
      Typed typed, Map<String, List<String>> wrong, Optional<Campaign> campaign, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    campaign.ifPresent(c -> model.addAttribute("campaign", c));
    choices.fill(model);
    return "rounds/form";
  }

  /** A code and a title follow from form and period where none was typed. */
  private Typed completed(Typed typed) {
    Optional<Form> form = forms.find(typed.get("form"));
    if (form.isEmpty() || typed.get("period").isEmpty()) {
      return typed;
    }
    Typed completed = typed;
    if (typed.get("code").isEmpty()) {
      completed = completed.with("code", form.get().shortTitle() + "-" + typed.get("period"));
    }
    if (typed.get("title").isEmpty()) {
      String title =
          formats.say("rounds.title-of", form.get().title(), choices.period(typed.get("period")));
      completed = completed.with("title", title);
    }
    return completed;
  }

  /** Everything that cannot be read is named at once. */
  private static Campaign campaign(Typed typed, String code) {
    List<Fault> faults = new ArrayList<>();
    Optional<Campaign> read = Optional.empty();
    try {
      read = Optional.of(request(typed, code).campaign());
    } catch (Refused refused) {
      faults.addAll(refused.faults());
    }
    if (Choices.chosenNone(typed)) {
      faults.add(new Fault("units", "missing", List.of()));
    }
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    return read.orElseThrow();
  }

  private static CampaignRequest request(Typed typed, String code) {
    return new CampaignRequest(
        code,
        said(typed, "form"),
        said(typed, "period"),
        said(typed, "due_date"),
        said(typed, "due_hour"),
        said(typed, "title"),
        said(typed, "document"),
        said(typed, "from_date"),
        said(typed, "to_date"),
        Choices.selection(typed),
        typed.has("reminding", "own") ? typed.get("reminders") : null,
        said(typed, "reminders_end"),
        said(typed, "why"));
  }

  private static @Nullable String said(Typed typed, String field) {
    return typed.said(field).orElse(null);
  }

  private static Campaign ofSeries(Campaign changed, Campaign before) {
    Campaign.Terms terms = changed.terms();
    return new Campaign(
        changed.code(),
        changed.form(),
        changed.period(),
        changed.dueDate(),
        changed.title(),
        changed.from(),
        changed.to(),
        changed.units(),
        new Campaign.Terms(
            terms.dueHour(),
            terms.document(),
            terms.reminders(),
            terms.remindersEnd(),
            before.terms().series()));
  }

  private static Typed typed(Campaign campaign) {
    Campaign.Terms terms = campaign.terms();
    Typed typed =
        Choices.typed(campaign.units())
            .with("code", campaign.code())
            .with("form", campaign.form())
            .with("period", campaign.period().toString())
            .with("due_date", campaign.dueDate().toString())
            .with("due_hour", terms.dueHour().map(Object::toString).orElse(""))
            .with("title", campaign.title())
            .with("document", terms.document().orElse(""))
            .with("from_date", campaign.from().map(Object::toString).orElse(""))
            .with("to_date", campaign.to().map(Object::toString).orElse(""))
            .with("reminders_end", terms.remindersEnd().map(Object::toString).orElse(""));
    return terms
        .reminders()
        .map(own -> typed.with("reminding", "own").with("reminders", own.written()))
        .orElse(typed);
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
