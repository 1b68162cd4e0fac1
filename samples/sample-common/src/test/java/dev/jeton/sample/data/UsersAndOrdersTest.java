package dev.jeton.sample.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.login.password.PasswordHash;
import dev.jeton.login.password.PasswordHasher;
import dev.jeton.sample.option.Options;
import dev.jeton.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsersAndOrdersTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "memory"})
  void demoUsersAreAddedOnceAndRemovedWhole(String store, @TempDir Path directory) {
    try (Database database = open(store, directory)) {
      Users users = new Users(database);
      PasswordHasher hasher = PasswordHasher.argon2id();
      users.addDemoUsers(hasher);
      PasswordHash first = users.find("alice").orElseThrow().hash();
      users.addDemoUsers(hasher);

      Subject alice = users.find("alice").orElseThrow().subject();

      assertThat(users.find("alice").orElseThrow().hash()).isEqualTo(first);
      assertThat(first.reveal()).startsWith("$argon2id$");
      assertThat(alice.roles()).containsExactly("clerk");
      assertThat(alice.permissions())
          .containsExactly(new Permission("orders:read"), new Permission("orders:write"));
      assertThat(users.find("ALICE")).isEmpty();
      assertThat(users.removeDemoUsers()).hasSize(3);
      assertThat(users.removeDemoUsers()).isEmpty();
      assertThat(users.find("alice")).isEmpty();
    }
  }

  @Test
  void aHashIsReplacedOnlyWhileItIsTheOneThatWasChecked(@TempDir Path directory) {
    try (Database database = open("sqlite", directory)) {
      Users users = new Users(database);
      users.addDemoUsers(PasswordHasher.argon2id());
      PasswordHash old = users.find("bob").orElseThrow().hash();
      PasswordHash next = PasswordHash.of("$argon2id$next");

      assertThat(users.upgrade("bob", next, next)).isFalse();
      assertThat(users.upgrade("bob", old, next)).isTrue();
      assertThat(users.find("bob").orElseThrow().hash()).isEqualTo(next);
    }
  }

  @Test
  void ordersSurviveARestart(@TempDir Path directory) {
    Order placed;
    try (Database database = open("sqlite", directory)) {
      placed = new Orders(database, NOON).place("tea", 2, "alice");
    }

    try (Database database = open("sqlite", directory)) {
      Orders orders = new Orders(database, NOON);

      assertThat(orders.latest()).containsExactly(placed);
      assertThat(orders.remove(UUID.fromString(placed.id()))).isTrue();
      assertThat(orders.remove(UUID.fromString(placed.id()))).isFalse();
      assertThat(orders.latest()).isEmpty();
    }
  }

  @Test
  void aDatabaseThatIsClosedIsAway(@TempDir Path directory) {
    Database database = open("memory", directory);
    database.close();

    assertThatThrownBy(database::ping)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("database");
  }

  private static Database open(String store, Path directory) {
    Options options = Options.of("test", new String[] {"--store=" + store}, Map.of());
    return Database.open(options.store(), directory);
  }
}
