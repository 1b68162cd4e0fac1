package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import dev.jeton.store.jdbc.JdbcSessionStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCommandsTest {
  @TempDir
  Path folder;

  private final Tool tool = new Tool();

  @Test
  void everySessionOfADatabaseIsEnded() {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    JdbcSessionStore store =
        JdbcSessionStore.open(new DriverSource(url, Optional.empty(), Optional.empty()));
    long before = store.epoch();

    Run ended = tool.run("sessions", "end-everything", "--jdbc-url", url, "--yes");

    assertThat(ended)
        .isEqualTo(
            new Run(0, "every session is ended; the epoch is now " + store.epoch() + "\n", ""));
    assertThat(store.epoch()).isGreaterThan(before);
  }

  @Test
  void nothingEndsThatWasNotMeant() {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");

    Run refused = tool.run("sessions", "end-everything", "--jdbc-url", url);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).contains("say --yes");
    assertThat(folder.resolve("shop.db")).doesNotExist();
  }

  @Test
  void aDatabaseThatCanNotBeReachedIsOneLine() {
    Run refused = tool.run(
        "sessions",
        "end-everything",
        "--jdbc-url",
        "jdbc:sqlite:" + folder + "/no/such.db",
        "--yes");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1);
  }
}
