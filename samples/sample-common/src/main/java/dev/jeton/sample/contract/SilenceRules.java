package dev.jeton.sample.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.contract.wire.SampleProcess.DemoClient;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.testkit.SecretScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sample logs can be shown to anybody. */
interface SilenceRules extends SampleGround {

  @Test
  @DisplayName("Requirement 63: at its loudest the log tells no token, no key and no password")
  default void atItsLoudestTheLogTellsNoSecret(@TempDir Path directory) throws IOException {
    for (String format : new String[] {"reference", "jwt"}) {
      Path home = Files.createDirectory(directory.resolve(format));
      try (SampleProcess sample =
          SampleProcess.startAtItsLoudest(main(), home, "--tokens=" + format)) {
        DemoClient demo = sample.demoClient().orElseThrow();
        goThroughTheLifeOfSomeSessions(sample.client(), demo);
        Path log = Files.writeString(home.resolve("log"), sample.log());

        assertThat(sample.log()).contains("TRACE", "DEBUG", "LoggedIn", "TokenRejected");
        secrets(home).and("the secret of the client", demo.secret().reveal()).demandNoneIn(log);
      }
    }
  }

  private static SecretScan secrets(Path home) throws IOException {
    SecretScan secrets = SecretScan.ofTokens()
        .and("a mistyped password", "wonderland-2027")
        .and("the master key", Files.readString(home.resolve("data/master.key")).strip());
    for (DemoUser user : DemoUser.values())
      secrets = secrets.and("the password of " + user.userName(), user.password());
    return secrets;
  }

  private static void goThroughTheLifeOfSomeSessions(SampleClient client, DemoClient demo) {
    client
        .call("POST", "/login")
        .json("{'username':'alice','password':'wonderland-2027'}")
        .send();
    String cookie = SampleGround.cookieOf(client, DemoUser.ALICE);
    SampleGround.order(client, cookie, "{'item':'tea','quantity':1}");
    SampleGround.getWith(client, cookie + "x", "/api/me");
    Answer pair = SampleGround.pairOf(client, DemoUser.ROOT);
    String bearer = pair.member("access_token");
    client.call("GET", "/api/orders").bearer(bearer).send();
    client.call("GET", "/api/orders").bearer(bearer + "x").cookie(cookie).send();
    String refresh = "{'refresh_token':'" + pair.member("refresh_token") + "'}";
    client.call("POST", "/token/refresh").json(refresh).send();
    client.call("POST", "/token/refresh").json(refresh).send();
    client.call("POST", "/introspect").basic(demo).form("token=" + bearer).send();
    client
        .call("POST", "/introspect")
        .basic(new DemoClient("nobody", demo.secret()))
        .form("token=" + bearer)
        .send();
    client.call("POST", "/revoke").basic(demo).form("token=" + bearer).send();
    client.call("POST", "/logout").cookie(cookie).send();
  }
}
