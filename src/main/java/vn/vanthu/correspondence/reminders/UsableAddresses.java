package vn.vanthu.correspondence.reminders;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.bounces.AddressHealth;

/** At which of its addresses a unit can be written to: not at those that came back. */
@Component
class UsableAddresses {
  private final AddressHealth health;

  UsableAddresses(AddressHealth health) {
    this.health = health;
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
