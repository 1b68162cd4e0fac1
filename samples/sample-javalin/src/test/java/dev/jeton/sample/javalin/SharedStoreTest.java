package dev.jeton.sample.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.servers.GuideUser;
import dev.jeton.servers.PostgresServer;
import dev.jeton.servers.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the sample over one store. */
@Timeout(120)
class SharedStoreTest {

  @Test
  void whatOneNodeKnowsTheOtherKnowsOverPostgreSql(@TempDir Path directory) throws Exception {
    assertThatTwoNodesAreOne(directory, PostgresServer.freshUrl());
  }

  @Test
  void whatOneNodeKnowsTheOtherKnowsOverRedis(@TempDir Path directory) throws Exception {
    try (RedisServer redis = RedisServer.standalone()) {
      assertThatTwoNodesAreOne(directory, url(redis));
    }
  }

  @Test
  void aRedisThatIsAwayIs503AndNobodyIsLoggedOut(@TempDir Path directory) {
    try (RedisServer redis =
            RedisServer.standalone("--appendonly", "yes", "--appendfsync", "always");
        SampleProcess sample =
            SampleProcess.start(JavalinSample.class, directory, "--store=" + url(redis))) {
      SampleClient client = sample.client();
      String alice = cookieOf(client);

      redis.kill();
      Answer away = client.call("GET", "/api/sessions").cookie(alice).send();
      Answer health = client.call("GET", "/health").send();
      redis.restart();
      RedisServer.await(() -> me(client, alice).status() == 200);

      assertThat(away.status()).isEqualTo(503);
      assertThat(away.header("Set-Cookie")).isEmpty();
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.member("store")).isEqualTo("redis");
    }
  }

  @Test
  void aRedisThatIsAwayAtTheStartIsOneLineAndStatusOne(@TempDir Path directory) {
    String store = "--store=redis://jeton:pw-2026@localhost:" + SampleProcess.freePort();

    SampleProcess.Failed failed = SampleProcess.fail(
        JavalinSample.class,
        directory,
        "--port=0",
        "--data-dir=" + directory.resolve("data"),
        store);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains("Redis").doesNotContain("pw-2026");
  }

  private static void assertThatTwoNodesAreOne(Path directory, String store) throws Exception {
    Path one = Files.createDirectory(directory.resolve("one"));
    Path other = Files.createDirectory(directory.resolve("other"));
    try (SampleProcess first = SampleProcess.start(JavalinSample.class, one, "--store=" + store)) {
      Path key = one.resolve("data").resolve("master.key");
      try (SampleProcess second = SampleProcess.start(
          JavalinSample.class, other, "--store=" + store, "--master-key-file=" + key)) {
        String alice = cookieOf(first.client());

        assertThat(me(second.client(), alice).member("subject")).isEqualTo("alice");
        assertThat(second.client().call("POST", "/logout").cookie(alice).send().status())
            .isEqualTo(204);
        RedisServer.await(() -> me(first.client(), alice).status() == 401);
      }
    }
  }

  private static String url(RedisServer redis) {
    return "redis://" + GuideUser.NAME + ":" + GuideUser.PASSWORD + "@127.0.0.1:" + redis.port();
  }

  private static String cookieOf(SampleClient client) {
    return client
        .call("POST", "/login")
        .json("{'username':'%s','password':'%s'}"
            .formatted(DemoUser.ALICE.userName(), DemoUser.ALICE.password()))
        .send()
        .cookie();
  }

  private static Answer me(SampleClient client, String cookie) {
    return client.call("GET", "/api/me").cookie(cookie).send();
  }
}
