package vn.vanthu.console.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. Passwords come and go encoded. */
@Repository
public class Accounts {
  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** By name. */
  public List<Account> all() {
    return jdbc.sql("select * from account order by name").query(Accounts::account).list();
  }

  public Optional<Account> find(String name) {
    return jdbc.sql("select * from account where name = :name")
        .param("name", name)
        .query(Accounts::account)
        .optional();
  }

  /**
   * Opens an account.
   *
   * @param changePassword whether the person must choose another password at the first sign-in
   * @throws org.springframework.dao.DuplicateKeyException if the name is taken
   */
  public void open(
      String name,
      String encodedPassword,
      Role role,
      String fullName,
      String email,
      boolean changePassword) {
    jdbc.sql(
            """
            insert into account (name, password, created_at, role, full_name, email, change_password)
            values (:name, :password, :now, :role, :fullName, :email, :change)
            """)
        .param("name", name)
        .param("password", encodedPassword)
        .param("now", utc(clock.instant()))
        .param("role", role.name())
        .param("fullName", fullName)
        .param("email", email)
        .param("change", changePassword)
        .update();
  }

  /**
   * Changes who a person is and what the person may do.
   *
   * @throws IllegalStateException if no administrator would be left
   */
  @Transactional
  public void change(
      String name, Role role, String fullName, String email, Account.Digests digests) {
    jdbc.sql(
            "update account set role = :role, full_name = :fullName, email = :email where name ="
                + " :name")
        .param("role", role.name())
        .param("fullName", fullName)
        .param("email", email)
        .param("name", name)
        .update();
    choose(name, digests);
    keepAnAdministrator();
  }

  /** Sets which digests a person gets. */
  public void choose(String name, Account.Digests digests) {
    jdbc.sql(
            """
            update account set digest_daily = :daily, digest_weekly = :weekly, digest_when_nothing = :nothing
             where name = :name
            """)
        .param("daily", digests.daily())
        .param("weekly", digests.weekly())
        .param("nothing", digests.whenNothing())
        .param("name", name)
        .update();
  }

  /** Accounts with that e-mail address, whatever its case, closed ones too. */
  public List<Account> withEmail(String email) {
    return jdbc.sql("select * from account where lower(email) = :email order by name")
        .param("email", email.strip().toLowerCase(Locale.ROOT))
        .query(Accounts::account)
        .list();
  }

  /** Sets a password; one that another person set must be changed at the next sign-in. */
  public void setPassword(String name, String encodedPassword, boolean byAnother) {
    jdbc.sql(
            """
            update account set password = :password, change_password = :change, failed_tries = 0, locked_until = null
             where name = :name
            """)
        .param("password", encodedPassword)
        .param("change", byAnother)
        .param("name", name)
        .update();
  }

  /**
   * Closes an account: nobody signs in with it until it is opened again.
   *
   * @throws IllegalStateException if no administrator would be left
   */
  @Transactional
  public void close(String name) {
    jdbc.sql("update account set disabled_at = :now where name = :name and disabled_at is null")
        .param("now", utc(clock.instant()))
        .param("name", name)
        .update();
    keepAnAdministrator();
  }

  /** Opens a closed or locked account again. */
  public void reopen(String name) {
    jdbc.sql(
            "update account set disabled_at = null, failed_tries = 0, locked_until = null where"
                + " name = :name")
        .param("name", name)
        .update();
  }

  void signedIn(String name) {
    jdbc.sql(
            "update account set failed_tries = 0, locked_until = null, signed_in_at = :now where"
                + " name = :name")
        .param("now", utc(clock.instant()))
        .param("name", name)
        .update();
  }

  /** Counts a wrong password; whether the account is now locked. */
  @Transactional
  boolean failed(String name, AccessSettings settings) {
    jdbc.sql("update account set failed_tries = failed_tries + 1 where name = :name")
        .param("name", name)
        .update();
    return jdbc.sql(
                """
                update account set failed_tries = 0, locked_until = :until
                 where name = :name and failed_tries >= :most
                """)
            .param("until", utc(clock.instant().plus(settings.lockFor())))
            .param("name", name)
            .param("most", settings.tries())
            .update()
        == 1;
  }

  private void keepAnAdministrator() {
    int left =
        jdbc.sql(
                "select count(*) from account where role = 'ADMINISTRATOR' and disabled_at is null")
            .query(Integer.class)
            .single();
    if (left == 0) {
      throw new IllegalStateException("No administrator would be left");
    }
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("password"),
        Role.valueOf(row.getString("role")),
        row.getString("full_name"),
        row.getString("email"),
        new Account.Digests(
            row.getBoolean("digest_daily"),
            row.getBoolean("digest_weekly"),
            row.getBoolean("digest_when_nothing")),
        row.getBoolean("change_password"),
        row.getInt("failed_tries"),
        instant(row, "locked_until"),
        instant(row, "disabled_at"),
        instant(row, "signed_in_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
