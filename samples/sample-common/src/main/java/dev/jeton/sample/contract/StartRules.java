package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting, failing to start, being stopped and being killed. */
interface StartRules extends SampleGround {

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aLogOutThatWasAnsweredSurvivesAKill(String format, @TempDir Path directory) {
    // A JWT is for the origin that it was issued for, and that names the port.
    int port = SampleProcess.freePort();
    String logOut;
    String stays;
    Answer pair;
    Answer stayingPair;
    String order;
    try (SampleProcess before =
        SampleProcess.start(main(), directory, port, "--tokens=" + format)) {
      SampleClient client = before.client();
      stays = cookieOf(client, DemoUser.BOB);
      stayingPair = pairOf(client, DemoUser.BOB);
      logOut = cookieOf(client, DemoUser.ALICE);
      pair = pairOf(client, DemoUser.ALICE);
      order = SampleGround.order(client, logOut, "{'item':'tea','quantity':1}").member("id");
      assertThat(client
              .call("POST", "/logout")
              .bearer(pair.member("access_token"))
              .send()
              .status())
          .isEqualTo(204);
      assertThat(client.call("POST", "/logout").cookie(logOut).send().status()).isEqualTo(204);
      before.kill();
    }

    try (SampleProcess after = SampleProcess.start(main(), directory, port, "--tokens=" + format)) {
      SampleClient client = after.client();

      assertThat(getWith(client, logOut, "/api/me").status()).isEqualTo(401);
      assertThat(client
              .call("GET", "/api/me")
              .bearer(pair.member("access_token"))
              .send()
              .status())
          .isEqualTo(401);
      assertThat(getWith(client, stays, "/api/me").member("subject")).isEqualTo("bob");
      assertThat(client
              .call("POST", "/token/refresh")
              .json("{'refresh_token':'" + stayingPair.member("refresh_token") + "'}")
              .send()
              .status())
          .isEqualTo(200);
      assertThat(getWith(client, stays, "/api/orders").body()).contains(order);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=banana",
        "--lifetimes=PT1H,PT5M",
        "--bind=0.0.0.0",
        "--store=redis://",
        "--colour=red"
      })
  default void aWrongOptionIsOneLineAndStatusTwo(String option, @TempDir Path directory) {
    SampleProcess.Failed failed = SampleProcess.fail(main(), directory, option);

    assertThat(failed.status()).isEqualTo(2);
    assertThat(failed.errors()).hasLineCount(1).contains(option.substring(0, option.indexOf('=')));
  }

  @Test
  default void aMasterKeyFileThatIsNotThereIsOneLineAndStatusOne(@TempDir Path directory) {
    Path missing = directory.resolve("missing.key");

    SampleProcess.Failed failed = SampleProcess.fail(
        main(),
        directory,
        "--port=0",
        "--data-dir=" + directory.resolve("data"),
        "--master-key-file=" + missing);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains(missing.toString());
  }

  @Test
  default void aMasterKeyThatIsTooShortIsOneLineAndStatusOne(@TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(
        directory.resolve("short.key"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "c2hvcnQ");

    SampleProcess.Failed failed = SampleProcess.fail(
        main(),
        directory,
        "--port=0",
        "--data-dir=" + directory.resolve("data"),
        "--master-key-file=" + file);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains("32 bytes").doesNotContain("c2hvcnQ");
  }

  @Test
  default void aDataDirectoryThatCantBeUsedIsOneLineAndStatusOne(@TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    SampleProcess.Failed failed =
        SampleProcess.fail(main(), directory, "--port=0", "--data-dir=" + file);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains("--data-dir");
  }

  @Test
  default void whatIsKeptIsNobodyElsesToRead(@TempDir Path directory) throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (SampleProcess sample = SampleProcess.start(main(), directory);
        Stream<Path> kept = Files.list(data)) {
      assertThat(sample.client().call("GET", "/health").send().status()).isEqualTo(200);
      assertThat(kept.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .as(file.toString())
                  .endsWith("------"));
    }
  }

  @Test
  default void aDatabaseThatIsAwayIsOneLineAndStatusOne(@TempDir Path directory) {
    String store = "--store=jdbc:postgresql://localhost:" + SampleProcess.freePort()
        + "/counter?user=u&password=pw-2026";

    SampleProcess.Failed failed = SampleProcess.fail(
        main(), directory, "--port=0", "--data-dir=" + directory.resolve("data"), store);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains("database").doesNotContain("pw-2026");
  }

  @Test
  default void aPortInUseIsOneLineAndStatusOne(@TempDir Path directory) {
    String taken = "--port=" + URI.create(client("reference").origin()).getPort();

    SampleProcess.Failed failed =
        SampleProcess.fail(main(), directory, taken, "--data-dir=" + directory.resolve("data"));

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.errors()).hasLineCount(1).contains("--port");
  }

  @Test
  default void withoutDemoUsersTheirPasswordsAndSessionsOpenNothing(@TempDir Path directory) {
    String alice;
    try (SampleProcess before = SampleProcess.start(main(), directory)) {
      alice = cookieOf(before.client(), DemoUser.ALICE);
      assertThat(before.stop()).isNotEqualTo(1);
    }

    try (SampleProcess after = SampleProcess.start(main(), directory, "--demo-users=false")) {
      assertThat(getWith(after.client(), alice, "/api/me").status()).isEqualTo(401);
      assertThat(SampleGround.logIn(after.client(), DemoUser.ALICE).status()).isEqualTo(401);
    }
  }
}
