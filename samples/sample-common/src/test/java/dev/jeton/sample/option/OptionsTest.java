package dev.jeton.sample.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.session.Lifetimes;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {

  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  @Test
  void withoutOptionsTheDefaultsOfTheContractHold() {
    Options options = read();

    assertThat(options.port()).isEqualTo(8443);
    assertThat(options.httpPort()).isEmpty();
    assertThat(options.dataDir()).isEqualTo(Path.of(".jeton", "javalin"));
    assertThat(options.store().kind()).isEqualTo(StoreChoice.Kind.SQLITE);
    assertThat(options.tokens()).isEqualTo(TokenFormat.REFERENCE);
    assertThat(options.masterKeyFile()).isEmpty();
    assertThat(options.lifetimes()).isEqualTo(Lifetimes.DEFAULT);
    assertThat(options.rotation()).isEqualTo(RotationPolicy.graceful());
    assertThat(options.fresh()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.publicOrigin()).isEqualTo("https://localhost:8443");
    assertThat(options.bind()).isEqualTo("127.0.0.1");
    assertThat(options.demoUsers()).isTrue();
  }

  @Test
  void bothFormsOfAnArgumentAreRead() {
    Options options = read("--port=9443", "--http-port", "9080", "--tokens", "jwt");

    assertThat(options.port()).isEqualTo(9443);
    assertThat(options.httpPort()).hasValue(9080);
    assertThat(options.tokens()).isEqualTo(TokenFormat.JWT);
    assertThat(options.publicOrigin()).isEqualTo("https://localhost:9443");
  }

  @Test
  void anArgumentCountsBeforeTheEnvironment() {
    Map<String, String> environment =
        Map.of("JETON_PORT", "1443", "JETON_HTTP_PORT", "1080", "JETON_TOKENS", "");

    Options options = Options.of("javalin", new String[] {"--port=2443"}, environment);

    assertThat(options.port()).isEqualTo(2443);
    assertThat(options.httpPort()).hasValue(1080);
    assertThat(options.tokens()).isEqualTo(TokenFormat.REFERENCE);
  }

  @Test
  void portZeroIsAFreeOneAndStandsInThePublicOrigin() {
    Options options = read("--port=0");

    assertThat(options.port()).isPositive();
    assertThat(options.publicOrigin()).isEqualTo("https://localhost:" + options.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=",
        "--port=x",
        "--port=-1",
        "--port=65536",
        "--port=٣",
        "--http-port=on",
        "--store=h2",
        "--store=redis:",
        "--store=redis://",
        "--tokens=opaque",
        "--lifetimes=PT30M",
        "--lifetimes=a,b",
        "--lifetimes=PT12H,PT30M",
        "--lifetimes=PT30M,P401D",
        "--grace=10",
        "--grace=-PT1S",
        "--grace=PT61S",
        "--fresh=0",
        "--fresh=PT0S",
        "--fresh=PT0.5S",
        "--fresh=-PT1M",
        "--trusted-proxy=0.0.0.0/0",
        "--trusted-proxy=proxy.example",
        "--public-origin=http://desk.example",
        "--public-origin=https://desk.example/path",
        "--bind=desk.example",
        "--bind=999.0.0.1",
        "--demo-users=yes"
      })
  void aValueThatIsNotAcceptedIsRefusedInOneLineThatSaysWhatIs(String argument) {
    String name = argument.substring(0, argument.indexOf('='));

    assertThatThrownBy(() -> read(argument))
        .isInstanceOf(OptionException.class)
        .message()
        .startsWith(name + " does not accept ")
        .contains(": it takes ")
        .hasLineCount(1);
  }

  @Test
  void anUnknownOptionIsAnsweredWithAllThatThereAre() {
    assertThatThrownBy(() -> read("--colour=red"))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "there is no option --colour: accepted are --port, --http-port, --data-dir, --store,"
                + " --tokens, --master-key-file, --lifetimes, --grace, --fresh, --trusted-proxy, --public-origin, --bind,"
                + " --demo-users");
  }

  @Test
  void aLineEndInAValueDoesNotMakeTwoLines() {
    assertThatThrownBy(() -> read("--tokens=jwt\nroot logged in")).message().hasLineCount(1);
  }

  @Test
  void anOptionNeedsExactlyOneValue() {
    assertThatThrownBy(() -> read("--port")).hasMessageContaining("does not accept no value");
    assertThatThrownBy(() -> read("--port", "--tokens=jwt")).hasMessageContaining("no value");
    assertThatThrownBy(() -> read("--port=1", "--port=2")).hasMessageContaining("two values");
  }

  @Test
  void sessionsCanRestInMariaDb() {
    Options options = read("--store=jdbc:mariadb://db.example/counter?password=pw-2026");

    assertThat(options.store().kind()).isEqualTo(StoreChoice.Kind.MARIADB);
    assertThat(options.toString()).doesNotContain("pw-2026");
  }

  @Test
  void aDatabaseThatLosesCommitsIsRefusedWithTheReason() {
    assertThatThrownBy(() -> read("--store=jdbc:h2:./counter"))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining(
            "may lose what it committed, and a log-out with it: it takes sqlite,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://db.example", "rediss://u:pw-2026@db.example:6380/1"})
  void sessionsCanRestInRedis(String store) {
    Options options = read("--store=" + store);

    assertThat(options.store().kind()).isEqualTo(StoreChoice.Kind.REDIS);
    assertThat(options.store().url()).isEqualTo(store);
    assertThat(options.toString()).doesNotContain("pw-2026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://u:pw-2026@db.example",
        "redis://u:pw-2026@",
        "redis://u:pw 2026@db.example"
      })
  void aPasswordInAStoreIsNotRepeated(String store) {
    assertThatThrownBy(() -> read("--store=" + store)).message().doesNotContain("pw-2026");
    assertThat(read("--store=jdbc:postgresql://db.example/counter?password=pw-2026")
            .toString())
        .doesNotContain("pw-2026");
  }

  @ParameterizedTest
  @CsvSource({"--bind=0.0.0.0", "--bind=10.0.0.7", "--bind=::", "--trusted-proxy=10.0.0.0/8"})
  void whatOpensTheServerToOthersDemandsToDropTheDemoUsers(String argument) {
    assertThatThrownBy(() -> read(argument))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("--demo-users=false");
    assertThat(read(argument, "--demo-users=false").demoUsers()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void aLoopbackAddressKeepsTheDemoUsers(String bind) {
    assertThat(read("--bind=" + bind).demoUsers()).isTrue();
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(Options.help()).contains("--port ", "--demo-users ", "JETON_NAME");
  }

  private static Options read(String... arguments) {
    return Options.of("javalin", arguments, NO_ENVIRONMENT);
  }
}
