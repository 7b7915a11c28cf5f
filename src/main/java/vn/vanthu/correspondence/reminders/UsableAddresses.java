package vn.vanthu.correspondence.reminders;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.bounces.AddressHealth;
import vn.vanthu.registry.Unit;

/** At which of its addresses a unit can be written to: not at those that came back. */
@Component
public class UsableAddresses {
  private final AddressHealth health;

  UsableAddresses(AddressHealth health) {
    this.health = health;
  }

  /** The addresses of each unit as they are known now, for one piece of work. */
  public Function<Unit, List<String>> known() {
    return now()::of;
  }

  /** As they are known now, for one piece of work. */
  ReminderPlanner.Addresses now() {
    Set<String> dead =
        health.all().stream().map(AddressHealth.Unusable::address).collect(Collectors.toSet());
    return unit ->
        unit.emails().stream()
            .distinct()
            .filter(address -> !dead.contains(LetterAddress.key(address)))
            .toList();
  }
}
