package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static dev.jeton.store.jdbc.Sessions.kept;
import static dev.jeton.store.jdbc.Sessions.opened;
import static dev.jeton.store.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.StoredKey;
import dev.jeton.servers.MariaDbServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore.Creation;
import dev.jeton.store.StoreException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** However the driver counts, and whatever a session of the server is set to. */
class MariaDbSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "useAffectedRows=true",
        "useAffectedRows=false",
        "useServerPrepStmts=true",
        "rewriteBatchedStatements=true&useBulkStmts=true",
        "sessionVariables=sql_mode=''",
        "sessionVariables=sql_mode='ANSI,NO_BACKSLASH_ESCAPES'",
        "sessionVariables=tx_isolation='READ-COMMITTED'",
        "sessionVariables=tx_isolation='SERIALIZABLE'",
        "sessionVariables=innodb_snapshot_isolation=1",
        "sessionVariables=time_zone='-05:00'",
      })
  void eachVerbAnswersTheSame(String setting) throws SQLException {
    MariaDbDataSource source =
        new MariaDbDataSource(MariaDbServer.shared().freshUrl() + "&" + setting);
    JdbcSessionStore store = JdbcSessionStore.open(source);
    SessionRecord first = kept(store, 1);
    SessionRecord next = first.succeededBy(Sessions.hash(2), first.lastSeenAt());
    SessionRecord second = kept(store, 2);

    assertThat(store.create(second)).isEqualTo(Creation.ID_TAKEN);
    assertThat(store.touch(second.id(), second.dueToBeSeenAt())).isTrue();
    assertThat(store.touch(second.id(), second.dueToBeSeenAt())).isFalse();
    assertThat(store.replace(next, 1)).isTrue();
    assertThat(store.replace(next, 1)).isFalse();
    assertThat(store.end(second.id(), EndReason.LOGGED_OUT)).isTrue();
    assertThat(store.end(second.id(), EndReason.LOGGED_OUT)).isFalse();
    store.endAll(SUBJECT.id(), Optional.of(first.id()), EndReason.REVOKED);
    assertThat(store.list(SUBJECT.id())).extracting(SessionRecord::id).containsExactly(first.id());
    assertThat(store.create(opened(store, 3))).isEqualTo(Creation.CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-05:00", "+00:00", "+09:00"})
  void theClockHasNoTimeZone(String zone) throws SQLException {
    MariaDbDataSource source = new MariaDbDataSource(
        MariaDbServer.shared().freshUrl() + "&sessionVariables=time_zone='" + zone + "'");
    Instant now = Clock.systemUTC().instant();

    assertThat(JdbcSessionStore.open(source).now())
        .isBetween(now.minusSeconds(1800), now.plusSeconds(1800));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aServerThatMayLoseWhatItAcknowledgedIsRefused(int setting) throws SQLException {
    try (MariaDbServer server = MariaDbServer.start()) {
      MariaDbDataSource source = new MariaDbDataSource(server.freshUrl());
      execute(source, "set global innodb_flush_log_at_trx_commit = " + setting);

      assertThatThrownBy(() -> JdbcSessionStore.open(source))
          .isInstanceOf(StoreException.class)
          .hasMessage("MariaDB acknowledges commits here before it keeps them:"
              + " set innodb_flush_log_at_trx_commit to 1");

      execute(source, "set global innodb_flush_log_at_trx_commit = 1");
      assertThat(JdbcSessionStore.open(source).epoch()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"useAffectedRows=true", "useAffectedRows=false"})
  void aKeyIsReplacedByItselfHoweverRowsAreCounted(String setting) throws SQLException {
    MariaDbDataSource source =
        new MariaDbDataSource(MariaDbServer.shared().freshUrl() + "&" + setting);
    JdbcKeyStore store = JdbcKeyStore.open(source);
    StoredKey key = new StoredKey("jwt-1", "sealed");

    assertThat(store.createIfAbsent(key)).isTrue();
    assertThat(store.createIfAbsent(key)).isFalse();
    assertThat(store.replace(key, key)).isTrue();
    assertThat(store.replace(new StoredKey("jwt-1", "other"), key)).isFalse();
    assertThat(store.remove(key)).isTrue();
    assertThat(store.remove(key)).isFalse();
  }
}
