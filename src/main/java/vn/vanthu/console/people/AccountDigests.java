package vn.vanthu.console.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.correspondence.digests.DigestReader;
import vn.vanthu.correspondence.digests.DigestReaders;

/** Digests go to whoever has an account, an address and the wish. */
@Component
class AccountDigests implements DigestReaders {
  private final Accounts accounts;

  AccountDigests(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public List<DigestReader> all() {
    Map<String, DigestReader> byAddress = new LinkedHashMap<>();
    for (Account account : accounts.all()) {
      Account.Digests wanted = account.digests();
      if (!account.isClosed() && !account.email().isBlank() && wanted.any()) {
        byAddress.putIfAbsent(
            account.email().toLowerCase(Locale.ROOT),
            new DigestReader(
                account.email(), wanted.daily(), wanted.weekly(), wanted.whenNothing()));
      }
    }
    return List.copyOf(byAddress.values());
  }
}
