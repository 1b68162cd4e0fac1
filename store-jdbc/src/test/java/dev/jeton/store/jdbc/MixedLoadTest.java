package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.servers.Cable;
import dev.jeton.servers.PostgresServer;
import dev.jeton.tck.load.Fault;
import dev.jeton.tck.load.MixedLoad;
import dev.jeton.tck.load.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL under load while its network breaks and its processes are killed. {@code
 * -Djeton.load=PT30M} lets it go on for longer than the two minutes of every run. What became of it is
 * in {@code target/mixed-load.txt}.
 */
@Tag("long")
class MixedLoadTest {

  private static final Duration TIME = Duration.parse(System.getProperty("jeton.load", "PT2M"));
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Test
  void whatWasAcknowledgedIsSoWhateverStrikes() throws Exception {
    PGSimpleDataSource direct = PostgresServer.fresh();
    try (Cable cable = new Cable(PostgresServer.port());
        HikariDataSource pool = pool(direct, cable)) {
      KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());
      List<Fault> faults = List.of(
          () -> during(cable, Cable.State.CUT),
          () -> during(cable, Cable.State.SWALLOWING),
          () -> during(cable, Cable.State.MUTE),
          () -> cable.become(Cable.State.WHOLE),
          () -> TestDatabase.execute(
              direct,
              "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                  + " and backend_type = 'client backend'"),
          () -> killAProcessOf(direct));

      Outcome outcome = MixedLoad.on(JdbcSessionStore.open(pool, TIMEOUT), keys, Clock.systemUTC())
          .faults(faults)
          .run(TIME);

      Files.writeString(Path.of("target", "mixed-load.txt"), outcome + "\n");
      assertThat(outcome.letInAfterTheEnd()).isZero();
      assertThat(outcome.lost()).isZero();
      assertThat(outcome.mistakes()).isEmpty();
      assertThat(List.of(outcome.faults(), outcome.ends(), outcome.rotations()))
          .allMatch(count -> count > 0);
    }
  }

  private static void during(Cable cable, Cable.State state) throws Exception {
    cable.become(state);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
    cable.become(Cable.State.WHOLE);
  }

  // The server takes itself down and recovers from its log, as after a loss of power.
  private static void killAProcessOf(PGSimpleDataSource direct) throws SQLException {
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select pg_backend_pid()")) {
      found.next();
      ProcessHandle.of(found.getLong(1)).orElseThrow().destroyForcibly();
    }
  }

  private static HikariDataSource pool(PGSimpleDataSource direct, Cable cable) {
    HikariConfig config = new HikariConfig();
    PGSimpleDataSource through = new PGSimpleDataSource();
    through.setURL(direct.getURL());
    through.setUser(direct.getUser());
    through.setPortNumbers(new int[] {cable.port()});
    through.setConnectTimeout(1);
    through.setLoginTimeout(1);
    through.setCancelSignalTimeout(1);
    config.setDataSource(through);
    config.setMaximumPoolSize(8);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    return new HikariDataSource(config);
  }
}
