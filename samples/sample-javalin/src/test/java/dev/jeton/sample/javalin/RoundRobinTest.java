package dev.jeton.sample.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.sample.proxy.RoundRobinProxy;
import dev.jeton.servers.GuideUser;
import dev.jeton.servers.PostgresServer;
import dev.jeton.servers.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's two nodes behind a proxy, over one store and one data directory. */
@Timeout(120)
class RoundRobinTest {

  private static final String LOGGED_IN = "LoggedIn[";

  @Test
  void twoNodesOverPostgreSqlAreOneThoughOneFalls(@TempDir Path directory) throws Exception {
    assertThatTheyAreOne(directory, PostgresServer.freshUrl());
  }

  @Test
  void twoNodesOverRedisAreOneThoughOneFalls(@TempDir Path directory) throws Exception {
    try (RedisServer redis = RedisServer.standalone()) {
      assertThatTheyAreOne(
          directory,
          "redis://" + GuideUser.NAME + ":" + GuideUser.PASSWORD + "@127.0.0.1:" + redis.port());
    }
  }

  private static void assertThatTheyAreOne(Path directory, String store) throws IOException {
    int one = SampleProcess.freePort();
    int other = SampleProcess.freePort();
    try (RoundRobinProxy proxy = RoundRobinProxy.open(0, List.of(one, other))) {
      String origin = "--public-origin=https://localhost:" + proxy.port();
      String shared = "--store=" + store;
      try (SampleProcess first =
              SampleProcess.start(JavalinSample.class, directory, one, shared, origin);
          SampleProcess second =
              SampleProcess.start(JavalinSample.class, directory, other, shared, origin)) {
        // Each client keeps a connection of its own, so one is on this node and one on that.
        SampleClient here = first.client();
        SampleClient there = second.client();
        String alice = logIn(here, DemoUser.ALICE);
        String bob = logIn(there, DemoUser.BOB);
        assertThat(first.log()).contains(LOGGED_IN);
        assertThat(second.log()).contains(LOGGED_IN);
        assertThat(order(here, alice).status()).isEqualTo(201);
        assertThat(there.call("GET", "/api/orders").cookie(bob).send().body())
            .contains("Gunpowder");

        second.kill();

        assertThat(me(here, bob).member("subject")).isEqualTo("bob");
        assertThat(me(there, alice).member("subject")).isEqualTo("alice");
        assertThat(there.call("POST", "/logout").cookie(alice).send().status()).isEqualTo(204);
        RedisServer.await(() -> me(here, alice).status() == 401);
      }
    }
  }

  private static String logIn(SampleClient client, DemoUser user) {
    return client
        .call("POST", "/login")
        .json("{'username':'%s','password':'%s'}".formatted(user.userName(), user.password()))
        .send()
        .cookie();
  }

  private static Answer order(SampleClient client, String cookie) {
    return client
        .call("POST", "/api/orders")
        .cookie(cookie)
        .json("{'item':'Gunpowder','quantity':1}")
        .send();
  }

  private static Answer me(SampleClient client, String cookie) {
    return client.call("GET", "/api/me").cookie(cookie).send();
  }
}
