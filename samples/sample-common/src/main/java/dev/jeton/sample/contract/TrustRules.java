package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.idOf;
import static dev.jeton.sample.contract.SampleGround.logIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** How fresh an answer is, and where nothing but the store's own word is good enough. */
interface TrustRules extends SampleGround {

  List<String> OF_SESSIONS = List.of(
      "GET /api/admin/sessions?subject=alice",
      "DELETE /api/admin/sessions/unknown",
      "GET /api/sessions",
      "DELETE /api/sessions/unknown");

  @Test
  default void theSessionSaysHowFreshItIs(@TempDir Path directory) {
    try (ClockedSample sample = ClockedSample.start(server(), directory)) {
      Answer loggedIn = logIn(sample.client(), DemoUser.ALICE);

      Answer me = getWith(sample.client(), loggedIn.cookie(), "/api/me");

      assertThat(loggedIn.member("trust")).isEqualTo("AUTHORITATIVE");
      assertThat(me.member("trust")).isEqualTo("CACHED");
    }
  }

  @Test
  default void whereSessionsAreSeenAndEndedAnEndElsewhereCountsAtOnce(@TempDir Path directory) {
    try (SampleProcess sample = SampleProcess.start(main(), directory)) {
      SessionStore elsewhere = elsewhere(directory);
      for (String route : OF_SESSIONS) {
        String method = route.substring(0, route.indexOf(' '));
        String target = route.substring(route.indexOf(' ') + 1);
        String root = cookieOf(sample.client(), DemoUser.ROOT);
        SessionId id = SessionId.parse(idOf(sample.client(), root)).orElseThrow();
        IntSupplier call =
            () -> sample.client().call(method, target).cookie(root).send().status();
        assertThat(call.getAsInt()).as(route).isNotEqualTo(401);

        elsewhere.end(id, EndReason.REVOKED);

        assertThat(call.getAsInt()).as(route).isEqualTo(401);
      }
    }
  }

  private static SessionStore elsewhere(Path directory) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("data/counter.db"));
    return JdbcSessionStore.open(source);
  }
}
