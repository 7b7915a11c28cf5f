package vn.vanthu.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.vanthu.MovingClock;
import vn.vanthu.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountsTest {
  private static final Instant NOW = Instant.parse("2022-06-16T02:00:00Z");
  private static final AccessSettings SETTINGS =
      new AccessSettings(3, Duration.ofMinutes(15), 30, 10, false);

  @Parameter TestDatabase database;

  private Accounts accounts;

  @BeforeEach
  void start() {
    accounts =
        new Accounts(JdbcClient.create(database.migrated()), new MovingClock(NOW, ZoneOffset.UTC));
    accounts.open("admin", "x", Role.ADMINISTRATOR, "", "", false);
    accounts.open("lan", "x", Role.CLERK, "Lan", "Lan@office.example", true);
  }

  @Test
  void a_person_is_changed_with_the_digests_that_are_wanted() {
    accounts.change(
        "lan",
        Role.VIEWER,
        "Lan Anh",
        "lan@office.example",
        new Account.Digests(true, true, false));

    Account lan = accounts.find("lan").orElseThrow();
    assertThat(lan.role()).isEqualTo(Role.VIEWER);
    assertThat(lan.called()).isEqualTo("Lan Anh");
    assertThat(lan.digests()).isEqualTo(new Account.Digests(true, true, false));
  }

  @Test
  void two_nodes_that_start_at_once_open_the_first_account_once() {
    Accounts none =
        new Accounts(JdbcClient.create(database.migrated()), new MovingClock(NOW, ZoneOffset.UTC));
    PasswordEncoder slow =
        new BCryptPasswordEncoder(4) {
          @Override
          protected String encodeNonNullPassword(String password) {
            none.open("admin", "x", Role.ADMINISTRATOR, "", "", false); // the other node, meanwhile
            return super.encodeNonNullPassword(password);
          }
        };

    new FirstAccount(none, "here").open(slow);

    assertThat(none.all()).extracting(Account::name).containsExactly("admin");
  }

  @Test
  void an_address_is_found_whatever_its_case() {
    assertThat(accounts.withEmail(" LAN@OFFICE.example "))
        .extracting(Account::name)
        .containsExactly("lan");
    assertThat(accounts.withEmail("hoa@office.example")).isEmpty();
  }

  @Test
  void too_many_wrong_passwords_lock_until_the_time_is_over_or_it_is_lifted() {
    accounts.failed("lan", SETTINGS);
    accounts.failed("lan", SETTINGS);
    assertThat(accounts.find("lan").orElseThrow().isLocked(NOW)).isFalse();
    assertThat(accounts.failed("lan", SETTINGS)).isTrue();
    assertThat(accounts.find("lan").orElseThrow().isLocked(NOW)).isTrue();
    assertThat(accounts.find("lan").orElseThrow().isLocked(NOW.plusSeconds(901))).isFalse();

    accounts.reopen("lan");
    assertThat(accounts.find("lan").orElseThrow().isLocked(NOW)).isFalse();
  }
}
