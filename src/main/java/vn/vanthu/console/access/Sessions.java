package vn.vanthu.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/** Who is signed in where. What is known of it is forgotten with the process, as sessions are. */
@Component
@ConditionalOnWebApplication
public class Sessions {
  private static final int LONGEST = 300;

  private final SessionRegistry registry;
  private final Clock clock;
  private final Map<String, Door> doors = new ConcurrentHashMap<>();

  Sessions(SessionRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The sessions of an account that have not ended, the last used first.
   *
   * @param own session id of who asks; empty for somebody else's
   */
  public List<Open> of(String account, String own) {
    List<Open> open = new ArrayList<>();
    for (SessionInformation session : informations(account)) {
      Door door =
          Optional.ofNullable(doors.get(session.getSessionId()))
              .orElseGet(() -> new Door("", "", "", session.getLastRequest().toInstant()));
      open.add(
          new Open(
              door.key(),
              door.address(),
              door.browser(),
              door.since(),
              session.getLastRequest().toInstant(),
              session.getSessionId().equals(own)));
    }
    open.sort(Comparator.comparing(Open::lastUsed).reversed());
    return open;
  }

  /** Ends one of an account's sessions at its next step; whether there was one. */
  public boolean end(String account, String key) {
    boolean ended = false;
    for (SessionInformation session : informations(account)) {
      if (!key.isEmpty() && key.equals(key(session))) {
        session.expireNow();
        ended = true;
      }
    }
    return ended;
  }

  /**
   * Ends all sessions of an account but one.
   *
   * @param but session id of the one that stays; empty for none
   * @return how many were ended
   */
  public int endAll(String account, String but) {
    int ended = 0;
    for (SessionInformation session : informations(account)) {
      if (!session.getSessionId().equals(but)) {
        session.expireNow();
        ended++;
      }
    }
    return ended;
  }

  void signedIn(HttpServletRequest request) {
    String browser = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    doors.put(
        request.getSession().getId(),
        new Door(
            UUID.randomUUID().toString(),
            request.getRemoteAddr(),
            browser.substring(0, Math.min(LONGEST, browser.length())),
            clock.instant()));
  }

  @EventListener
  void ended(SessionDestroyedEvent session) {
    doors.remove(session.getId());
  }

  private List<SessionInformation> informations(String account) {
    return registry.getAllPrincipals().stream()
        .filter(p -> p instanceof UserDetails user && user.getUsername().equals(account))
        .flatMap(p -> registry.getAllSessions(p, false).stream())
        .toList();
  }

  private String key(SessionInformation session) {
    return Optional.ofNullable(doors.get(session.getSessionId())).map(Door::key).orElse("");
  }

  private record Door(String key, String address, String browser, Instant since) {}

  /**
   * A session that has not ended.
   *
   * @param key by which it is ended; the session's own id is nobody's to see
   * @param browser as it names itself
   * @param here whether it is the one that asks
   */
  public record Open(
      String key, String address, String browser, Instant since, Instant lastUsed, boolean here) {
    /** Name of browser and system in a word or two, where it is a usual one. */
    public String called() {
      return BrowserName.of(browser);
    }
  }
}
