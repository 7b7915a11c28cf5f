package vn.vanthu.console.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.console.access.Account;
import vn.vanthu.console.access.Accounts;
import vn.vanthu.console.access.Role;

/** What an administrator says of a person. */
record PersonForm(
    @Nullable String name,
    @Nullable String fullName,
    @Nullable String email,
    @Nullable Role role,
    @Nullable Boolean daily,
    @Nullable Boolean weekly,
    @Nullable Boolean whenNothing) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,49}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+");
  private static final String TAKEN_BY_THE_PAGE = "new";
  private static final int LONGEST = 200;

  static PersonForm of(Account account) {
    return new PersonForm(
        account.name(),
        account.fullName(),
        account.email(),
        account.role(),
        account.digests().daily(),
        account.digests().weekly(),
        account.digests().whenNothing());
  }

  /** The account's name as it is stored. */
  String account() {
    return said(name).toLowerCase(Locale.ROOT);
  }

  String called() {
    return said(fullName);
  }

  String address() {
    return said(email);
  }

  Role may() {
    return role == null ? Role.VIEWER : role;
  }

  Account.Digests digests() {
    return new Account.Digests(is(daily), is(weekly), is(whenNothing));
  }

  /** Key of the sentence that says what is wrong with a new account's name; empty if nothing. */
  String wrongName(Accounts accounts) {
    if (!NAME.matcher(account()).matches() || account().equals(TAKEN_BY_THE_PAGE)) {
      return "people.wrong.name";
    }
    return accounts.find(account()).isPresent() ? "people.wrong.taken" : "";
  }

  /** Key of the sentence that says what else is wrong; empty if nothing. */
  String wrong(Accounts accounts) {
    if (called().length() > LONGEST || said(email).length() > LONGEST) {
      return "people.wrong.long";
    }
    if (!address().isEmpty() && !EMAIL.matcher(address()).matches()) {
      return "people.wrong.email";
    }
    if (address().isEmpty() && digests().any()) {
      return "people.wrong.no-email";
    }
    boolean anothers =
        !address().isEmpty()
            && accounts.withEmail(address()).stream().anyMatch(a -> !a.name().equals(account()));
    return anothers ? "people.wrong.email-taken" : "";
  }

  private static boolean is(@Nullable Boolean ticked) {
    return ticked != null && ticked;
  }

  private static String said(@Nullable String field) {
    return field == null ? "" : field.strip();
  }
}
