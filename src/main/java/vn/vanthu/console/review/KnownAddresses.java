package vn.vanthu.console.review;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** From which addresses a unit writes, as a person says it. */
@Component
public class KnownAddresses {
  private final Units units;
  private final Audit audit;

  KnownAddresses(Units units, Audit audit) {
    this.units = units;
    this.audit = audit;
  }

  /** The unit writes from that address from now on; nothing if it did before, or it is blank. */
  @Transactional
  public void remember(UnitCode code, String address) {
    Unit unit = units.find(code).orElseThrow();
    if (address.isBlank() || unit.emails().stream().anyMatch(address::equalsIgnoreCase)) {
      return;
    }
    List<String> emails = new ArrayList<>(unit.emails());
    emails.add(address);
    units.put(List.of(unit.with(unit.aliases(), emails)));
    audit.note("address-remembered", "unit:" + code, address);
  }
}
