package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.Cable;
import dev.jeton.servers.PostgresServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What becomes of answers on their way. */
@Timeout(60)
class NetworkTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Test
  void anAnswerThatIsTornIsAFailureAndWhatItAnsweredIsDone() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port());
        HikariDataSource pool = through(cable)) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord read = kept(store, 1);
      SessionRecord seen = kept(store, 2);

      cable.become(Cable.State.TORN);

      assertThatThrownBy(() -> store.find(read.id())).isInstanceOf(StoreException.class);
      cable.become(Cable.State.WHOLE);
      assertThat(store.find(read.id())).contains(read);
      cable.become(Cable.State.TORN);
      assertThatThrownBy(() -> store.touch(seen.id(), seen.dueToBeSeenAt()))
          .isInstanceOf(StoreException.class);
      cable.become(Cable.State.WHOLE);
      assertThat(store.touch(seen.id(), seen.dueToBeSeenAt())).isFalse();
    }
  }

  @Test
  void slowAnswersAreWaitedFor() throws Exception {
    try (Cable cable = new Cable(PostgresServer.port());
        HikariDataSource pool = through(cable)) {
      JdbcSessionStore store = JdbcSessionStore.open(pool, TIMEOUT);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.SLOW);

      assertThat(store.find(kept.id())).contains(kept);
      assertThat(store.end(kept.id(), EndReason.LOGGED_OUT)).isTrue();
    }
  }

  // A connection is taken as it is: one that is tried first would meet what is meant for the verb.
  private static HikariDataSource through(Cable cable) throws Exception {
    PGSimpleDataSource source = PostgresServer.fresh();
    source.setPortNumbers(new int[] {cable.port()});
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(2000);
    return new HikariDataSource(config);
  }
}
