package dev.jeton.sample.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.login.password.PasswordHasher;
import dev.jeton.sample.option.Options;
import dev.jeton.sample.option.StoreChoice;
import dev.jeton.servers.MariaDbServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbCounterTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void usersOrdersSessionsAndKeysRestInOneDatabase(@TempDir Path directory) {
    String store = "--store=" + MariaDbServer.shared().freshUrl();
    StoreChoice choice = Options.of("test", new String[] {store}, Map.of()).store();
    try (Database database = Database.open(choice, directory);
        Stores stores = Stores.open(choice, database, directory, NOON)) {
      Users users = new Users(database);
      Orders orders = new Orders(database, NOON);
      users.addDemoUsers(PasswordHasher.argon2id());
      users.addDemoUsers(PasswordHasher.argon2id());

      Order placed = orders.place("Jas\u0142o \ud83c\udf75", 1, "alice");

      assertThat(users.find("alice")).isPresent();
      assertThat(users.find("ALICE")).isEmpty();
      assertThat(users.find("alice ")).isEmpty();
      assertThat(orders.latest()).containsExactly(placed);
      assertThat(orders.remove(UUID.fromString(placed.id()))).isTrue();
      assertThat(users.removeDemoUsers()).hasSize(3);
      assertThat(stores.sessions().epoch()).isOne();
      assertThat(stores.keys().load()).isEmpty();
      assertThat(stores.attempts().toString()).contains("MariaDB");
    }
  }
}
