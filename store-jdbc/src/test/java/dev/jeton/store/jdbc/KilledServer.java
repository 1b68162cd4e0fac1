package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Ends sessions one by one while their server is killed, and looks what it knows of them later. */
final class KilledServer implements AutoCloseable {

  private static final int SESSIONS = 400;

  private final HikariDataSource pool;
  private final JdbcSessionStore store;
  private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();

  KilledServer(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
    store = JdbcSessionStore.open(pool);
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Kills the server right after it acknowledged an end, of which it had many before it. */
  void killAmongEnds(Runnable kill, int ends) throws InterruptedException {
    SessionRecord first = Sessions.opened(store, 0);
    for (int number = 0; number < SESSIONS; number++)
      store.create(SessionDraft.of(first).id(Sessions.id(number)).record());
    Thread ending = new Thread(this::end);
    ending.start();
    RedisServer.await(() -> acknowledged.size() >= ends);
    kill.run();
    ending.join();
  }

  private void end() {
    try {
      for (int number = 0; number < SESSIONS; number++)
        if (store.end(Sessions.id(number), EndReason.LOGGED_OUT)) acknowledged.add(number);
    } catch (StoreException killed) {
      // It is what was wanted: nothing is acknowledged from here on.
    }
  }

  /** After a restart: whatever was acknowledged, it knows. */
  void assertKeptWhatItAcknowledged() {
    assertThat(acknowledged).hasSizeLessThan(SESSIONS);
    for (int number : acknowledged)
      assertThat(store.find(Sessions.id(number)).flatMap(SessionRecord::end))
          .as("session %d of %d that ended", number, acknowledged.size())
          .isPresent();
    assertThat(store.list(SUBJECT.id()))
        .hasSizeBetween(SESSIONS - acknowledged.size() - 1, SESSIONS - acknowledged.size());
  }
}
