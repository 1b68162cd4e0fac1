package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that can't be written for a while: nothing is pretended, and no restart is needed
 * afterwards.
 */
interface StoreAwayRules extends SampleGround {

  @Test
  default void whatCantBeKeptIsPutOffAndWorksOnceTheDatabaseIsBack(@TempDir Path directory)
      throws Exception {
    try (SampleProcess sample = SampleProcess.start(main(), directory)) {
      SampleClient client = sample.client();
      String alice = cookieOf(client, DemoUser.ALICE);
      Answer logIn;
      Answer logOut;
      Answer reading;
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/counter.db"));
          Statement statement = other.createStatement()) {
        statement.execute("begin immediate");
        logIn = SampleGround.logIn(client, DemoUser.BOB);
        logOut = client.call("POST", "/logout").cookie(alice).send();
        reading = getWith(client, alice, "/api/me");
        statement.execute("rollback");
      }

      for (Answer putOff : new Answer[] {logIn, logOut}) {
        assertThat(putOff.status()).isEqualTo(503);
        assertThat(putOff.header("Retry-After")).hasSize(1);
        assertThat(putOff.header("Set-Cookie")).isEmpty();
        assertThat(putOff.header("Content-Type")).containsExactly("application/problem+json");
      }
      assertThat(reading.status()).isEqualTo(200);
      assertThat(SampleGround.logIn(client, DemoUser.BOB).status()).isEqualTo(200);
      assertThat(client.call("POST", "/logout").cookie(alice).send().status()).isEqualTo(204);
      assertThat(getWith(client, alice, "/api/me").status()).isEqualTo(401);
    }
  }
}
