package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilenceOfTheSuiteTest {

  @Test
  @DisplayName(
      "Requirement 63, JWT attack 52: all that the tests of all modules logged tells no secret")
  void noTestOfAnyModuleMadeALogTellASecret() {
    List<Path> logs = LoudLog.ofModulesThatWereTested(SourceTree.OURS);

    assertThat(logs)
        .as("logs at their loudest: \"mvn verify\" writes one in each module, this one comes last")
        .hasSizeGreaterThan(1);
    assertThat(logs)
        .allSatisfy(log -> assertThat(LoudLog.secretsIn(log)).as("%s", log).isEmpty());
  }

  @Test
  void aPlantedSecretIsFoundWhoeverLoggedIt() {
    String key = "-----BEGIN PRIVATE KEY-----";

    assertThat(LoudLog.secretsIn(Stream.of(
            "[main] TRACE org.jose4j.jws - " + key,
            "[main] DEBUG org.eclipse.jetty.http.HttpParser - HEADER",
            key,
            "[main] DEBUG dev.jeton.Anything - first line",
            key)))
        .extracting(finding -> finding.line())
        .containsExactly(1, 5);
  }
}
