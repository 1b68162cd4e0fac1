package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.PostgresServer;
import dev.jeton.store.StoreException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class OpeningTest {

  @Test
  void aDatabaseOfAnotherKindIsRefused() {
    DataSource other = answering(
        DataSource.class,
        answering(Connection.class, answering(DatabaseMetaData.class, "Tabulatix")));

    assertThatThrownBy(() -> JdbcSessionStore.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "no session store speaks to Tabulatix: use SQLite, PostgreSQL or MariaDB, or H2 for tests");
  }

  @Test
  void aDatabaseThatAcknowledgesBeforeItKeepsIsRefused() throws SQLException {
    PGSimpleDataSource hasty = PostgresServer.fresh();
    hasty.setOptions("-c synchronous_commit=off");

    assertThatThrownBy(() -> JdbcSessionStore.open(hasty))
        .isInstanceOf(StoreException.class)
        .hasMessage("PostgreSQL acknowledges commits here before it keeps them:"
            + " set synchronous_commit to on for this user or database");
    hasty.setOptions("-c synchronous_commit=local");
    assertThat(JdbcSessionStore.open(hasty).epoch()).isPositive();
  }

  @Test
  void aDataSourceThatThrowsWhateverItLikesIsAFailure() {
    DataSource broken = (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, a) -> {
          throw new IllegalStateException("no pool");
        });

    assertThatThrownBy(() -> JdbcSessionStore.open(broken))
        .isInstanceOf(StoreException.class)
        .hasRootCauseMessage("no pool");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT1.5S", "PT60.001S", "PT61S", "PT-1S"})
  void aTimeOutOutOfBoundsIsAMistake(Duration timeout, @TempDir Path directory) {
    DataSource source = Sqlite.unpooled(directory.resolve("sessions.db"));

    assertThatThrownBy(() -> JdbcSessionStore.open(source, timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout " + timeout + " is not 1 to 60 whole seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT60S"})
  void aTimeOutWithinBoundsIsTaken(Duration timeout, @TempDir Path directory) {
    DataSource source = Sqlite.unpooled(directory.resolve("sessions.db"));

    assertThat(JdbcSessionStore.open(source, timeout).epoch()).isPositive();
  }

  @EachDatabase
  void theClockIsTheDatabases(TestDatabase database, @TempDir Path directory) throws SQLException {
    JdbcSessionStore store = JdbcSessionStore.open(database.fresh(directory));
    Instant before = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    Instant now = store.now();

    assertThat(now).isBetween(before, Clock.systemUTC().instant());
  }

  /**
   * A {@code T} that answers every question for a {@code answer}'s type with it, all others with
   * nothing.
   */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> method.getReturnType().isInstance(answer)
            ? answer
            : method.getReturnType() == boolean.class ? (Object) true : null));
  }
}
