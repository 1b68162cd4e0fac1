package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Admission.Admitted;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.servers.PostgresServer;
import dev.jeton.tck.fake.RecordingExchange;
import dev.jeton.token.IssuedTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes, one PostgreSQL: node A is this one, node B a child. */
@Tag("long")
class TwoNodesTest {

  private static final int ENDS = 50;
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @TempDir
  Path directory;

  private SessionTokens here;
  private NodeProcess there;

  @BeforeEach
  void startBoth() throws SQLException, IOException {
    PGSimpleDataSource source = PostgresServer.fresh();
    here = NodeProcess.door(JdbcSessionStore.open(source), directory);
    there = NodeProcess.start(source.getURL(), directory);
  }

  @AfterEach
  void stopBoth() {
    here.close();
    there.close();
  }

  @Test
  @DisplayName("JWT attack 43: a log-out on node A is refused on node B")
  void aLogOutOnOneNodeIsRefusedOnTheOther() throws IOException {
    long[] nanos = new long[ENDS];
    for (int end = 0; end < ENDS; end++) {
      IssuedTokens pair = loggedIn("user-" + end);
      String token = pair.token().reveal();
      assertThat(there.ask(token)).isNotEqualTo("401");

      here.control().end(pair.session().id());
      long ended = System.nanoTime();
      untilRefused(token);
      nanos[end] = System.nanoTime() - ended;
    }

    Arrays.sort(nanos);
    System.out.printf(
        "Log-out on node A until refused on node B, %d ends, feed read every %d ms: "
            + "median %.0f ms, worst %.0f ms, records read %s%n",
        ENDS,
        NodeProcess.MAX_LAG.toMillis() / 10,
        nanos[ENDS / 2] / 1e6,
        nanos[ENDS - 1] / 1e6,
        there.ask("reads"));
  }

  @Test
  @DisplayName("JWT attack 43: with its feed cut, node B reads each session once a lag and refuses")
  void withItsFeedCutANodeReadsRecordsInstead() throws IOException {
    IssuedTokens pair = loggedIn("alice");
    String token = pair.token().reveal();
    there.ask("cut");
    Instant deadline = Instant.now().plus(GENEROUS);
    while (!there.ask("reads").equals("3") && Instant.now().isBefore(deadline))
      assertThat(there.ask(token)).isIn("LOCAL", "CACHED", "AUTHORITATIVE");
    long firstRead = System.nanoTime();
    int before = Integer.parseInt(there.ask("reads"));
    int calls = 0;
    while (System.nanoTime() - firstRead < NodeProcess.MAX_LAG.multipliedBy(3).toNanos()) {
      there.ask(token);
      calls++;
    }
    int after = Integer.parseInt(there.ask("reads"));

    here.control().end(pair.session().id());
    long ended = System.nanoTime();
    untilRefused(token);
    long refused = System.nanoTime();
    int readsToRefuse = Integer.parseInt(there.ask("reads")) - after;

    System.out.printf(
        "Feed cut: %d calls in three lags of %d ms, %d reads; a log-out on node A is refused %.0f ms later%n",
        calls, NodeProcess.MAX_LAG.toMillis(), after - before, (refused - ended) / 1e6);
    assertThat(before).isEqualTo(3);
    assertThat(after - before).isBetween(1, 4).isLessThan(calls);
    // The next read of the session, which is due after a lag, is the one that refuses.
    assertThat(readsToRefuse).isOne();
  }

  private IssuedTokens loggedIn(String name) {
    Admitted admitted =
        (Admitted) here.admit(new RecordingExchange("POST", "/login"), Access.logIn());
    return admitted
        .session()
        .beginLogIn()
        .withBearerTokens(Subject.of(name), new Authentication("pwd", Instant.now(), 1))
        .orElseThrow();
  }

  private void untilRefused(String token) throws IOException {
    Instant deadline = Instant.now().plus(GENEROUS);
    String answer = there.ask(token);
    while (!answer.equals("401") && Instant.now().isBefore(deadline)) answer = there.ask(token);
    assertThat(answer).isEqualTo("401");
  }
}
