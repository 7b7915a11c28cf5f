package vn.vanthu.registry.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/** What may be wrong with a union as it is typed in. */
final class UnitCheck {
  private final Registry registry;

  UnitCheck(Registry registry) {
    this.registry = registry;
  }

  List<UnitFault> faults(Unit unit) {
    List<UnitFault> faults = new ArrayList<>();
    length("name", unit.name(), 500, faults);
    length("contact", unit.contact(), 500, faults);
    length("phone", unit.phone(), 100, faults);
    length("cluster", unit.cluster(), 200, faults);
    unit.aliases().forEach(alias -> length("aliases", alias, 500, faults));
    unit.emails().forEach(email -> address(email, faults));
    if (unit.activeFrom().isPresent()
        && unit.activeTo().filter(unit.activeFrom().get()::isAfter).isPresent()) {
      faults.add(UnitFault.of("active_to", "ends-before-it-begins"));
    }
    parent(unit, faults);
    return faults;
  }

  /**
   * A code for a union that is not there yet; one with these signs could not stand in an address.
   */
  Optional<UnitFault> code(String field, String code) {
    if (code.isBlank() || code.length() > 64 || code.matches(".*[/\\\\?#;%\\p{Cntrl}].*")) {
      return Optional.of(UnitFault.of(field, "code-unfit", code));
    }
    return registry.find(new UnitCode(code)).map(u -> UnitFault.of(field, "code-taken", code));
  }

  private void parent(Unit unit, List<UnitFault> faults) {
    if (unit.parent().isEmpty()) {
      return;
    }
    UnitCode parent = unit.parent().get();
    if (registry.find(parent).isEmpty()) {
      faults.add(UnitFault.of("parent", "unknown", parent));
    } else if (parent.equals(unit.code())) {
      faults.add(UnitFault.of("parent", "parent-itself"));
    }
  }

  private static void address(String email, List<UnitFault> faults) {
    if (!email.matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
      faults.add(UnitFault.of("emails", "no-address", email));
    } else {
      length("emails", email, 320, faults);
    }
  }

  private static void length(String field, String text, int most, List<UnitFault> faults) {
    if (text.length() > most) {
      faults.add(UnitFault.of(field, "too-long", most));
    }
  }
}
