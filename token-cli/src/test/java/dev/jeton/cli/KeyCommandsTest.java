package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import dev.jeton.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandsTest {
  // RFC 8410, section 10.3.
  private static final String ED25519 = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;
  private static final Duration PUBLISHED = Duration.ofMinutes(7);

  @TempDir
  Path folder;

  private final Tool tool = new Tool();
  private Path keys = Path.of("");
  private Path master = Path.of("");

  @BeforeEach
  void makeAMasterKey() {
    keys = folder.resolve("keys");
    master = folder.resolve("master.key");
    assertThat(tool.run("master-key", "make", master.toString()).status()).isZero();
  }

  @Test
  void madeKeysAreListed() {
    Run made = key("make");

    Run listed = key("list");

    assertThat(made).isEqualTo(listed);
    assertThat(listed.status()).isZero();
    assertThat(listed.out().lines())
        .hasSize(6)
        .anyMatch(line -> line.matches("jwt-1 +active +ES256 +\\S+Z +- +[A-Za-z0-9_-]{43}"));
    assertThat(listed.err()).isEmpty();
  }

  @Test
  void theListCanBeJson() {
    key("make");

    JsonObject listed = json(key("list", "--json"));

    assertThat(listed.objects("keys").orElseThrow())
        .extracting(key -> key.text("name").orElseThrow())
        .containsExactly("jwt-1", "mac-1", "rotate-1", "csrf-1", "subject-1");
    assertThat(listed.texts("ignored")).hasValue(List.of());
  }

  @Test
  void keysThatAreThereAreNotMadeOnceMore() {
    key("make");
    String before = key("list").out();

    Run again = key("make", "--algorithm", "ED25519");

    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).hasLineCount(1).contains("jeton key make: there are keys in");
    assertThat(key("list").out()).isEqualTo(before);
  }

  @Test
  @DisplayName("Requirement 51: a key that the tool makes is published before it signs")
  void rotatingMakesAPendingKeyOnce() {
    key("make");

    Run first = key("rotate", "--purpose", "jwt");
    Run second = key("rotate", "--purpose", "jwt");

    assertThat(first.out())
        .isEqualTo(second.out())
        .startsWith("next: jwt-2 ")
        .contains(", pending, signs from " + tool.clock.instant().plus(PUBLISHED));
    tool.clock.advance(PUBLISHED);
    assertThat(states("jwt")).containsExactly("verifying", "active");
  }

  @Test
  void aNextKeyWaitsForApplicationsThatReadTheirKeysSeldom() {
    key("make");

    Run rotated = key("rotate", "--purpose", "mac", "--refresh-every", "PT1H");

    assertThat(rotated.out())
        .contains("signs from " + tool.clock.instant().plus(Duration.ofMinutes(66)));
  }

  @Test
  void listingChangesNothingWhateverTheAlgorithmOfTheKeys() {
    key("make", "--algorithm", "ED25519");

    key("list");

    assertThat(states("jwt")).containsExactly("active");
    assertThat(key("rotate", "--purpose", "jwt").status()).isZero();
    assertThat(key("list").out().lines().filter(line -> line.startsWith("jwt-")))
        .hasSize(2)
        .allMatch(line -> line.contains("EdDSA"));
  }

  @Test
  void aDirectoryThatIsNotThereIsNotMade() {
    Run listed = key("list");

    assertThat(listed.status()).isEqualTo(1);
    assertThat(listed.err()).hasLineCount(1).contains("there is no directory " + keys);
    assertThat(keys).doesNotExist();
  }

  @Test
  void aRevokedKeyHasASuccessorAtOnce() {
    key("make");

    Run revoked = key("revoke", "--purpose", "jwt", "--id", id("jwt-1"));

    assertThat(revoked.status()).isZero();
    assertThat(states("jwt")).containsExactly("revoked", "active");
    assertThat(key("revoke", "--purpose", "jwt", "--id", "unknown"))
        .isEqualTo(new Run(1, "", "jeton key revoke: no jwt key has the id unknown\n"));
  }

  @Test
  void whatWasLeftBehindIsPurged() {
    key("make");
    key("rotate", "--purpose", "mac");
    tool.clock.advance(PUBLISHED.plus(Duration.ofDays(60)));

    assertThat(key("purge").out()).isEqualTo("removed: 1\n");
    assertThat(states("mac")).containsExactly("active");
  }

  @Test
  void anotherMasterKeyTakesOver() {
    key("make");
    Path former = master;
    master = folder.resolve("next.key");
    tool.run("master-key", "make", master.toString());

    assertThat(key("list").status()).isEqualTo(1);
    Run rewrapped = key("rewrap", "--former-master-key-file", former.toString());

    assertThat(rewrapped.out()).isEqualTo("sealed anew: 5\n");
    assertThat(key("list").status()).isZero();
  }

  @Test
  void aKeyThatWasMadeElsewhereIsTheNextOne() throws IOException {
    key("make", "--algorithm", "ED25519");
    Path pem = secret("signing.pem", ED25519);

    Run imported = key("import", "--pem", pem.toString());

    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).startsWith("imported: jwt-2 ").contains(", pending, ");
    assertThat(states("jwt")).containsExactly("active", "pending");
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused() throws IOException {
    key("make");

    Run refused = key("import", "--pem", secret("signing.pem", ED25519).toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1).contains("this ring signs with ES256");
  }

  @Test
  @DisplayName("Attack 52: a wrong password of a key file is refused and not told")
  void aWrongPasswordIsNotTold() throws IOException {
    key("make");
    Path file = secret("keys.p12", "no PKCS #12 at all");
    Path password = secret("password", "correct-horse\n");

    Run refused =
        key("import", "--pkcs12", file.toString(), "--password-file", password.toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1).doesNotContain("correct-horse");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(key("import", "--pkcs12", file.toString(), "--password-file", password.toString())
            .err())
        .contains("is open to others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key list",
        "key list --directory x",
        "key list --directory x --jdbc-url jdbc:sqlite:x --master-key-file m",
        "key rotate --directory x --master-key-file m",
        "key import --directory x --master-key-file m",
        "key import --directory x --master-key-file m --pem a --jwk b",
        "key nothing",
      })
  void wrongUseIsOneLineAndTheStatusTwo(String line) {
    Run wrong = tool.run(line.split(" "));

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).hasLineCount(1).contains("--help");
  }

  @Test
  @DisplayName("Attack 52: a secret that came as an argument is not repeated")
  void anArgumentTooManyIsNotRepeated() {
    Run wrong = tool.run("token", "verify", "--master-key=s3cret", "eyJhbGciOi", "eyJ0b28");

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).hasLineCount(1).doesNotContain("s3cret").doesNotContain("eyJ");
  }

  @Test
  void theKeysOfADatabaseAreKeptAsWell() {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    String[] place = {"--jdbc-url", url, "--master-key-file", master.toString()};

    Run made = tool.run(joined(new String[] {"key", "make"}, place));

    assertThat(made.err()).isEmpty();
    assertThat(tool.run(joined(new String[] {"key", "list"}, place))).isEqualTo(made);
    assertThat(tool.run(joined(new String[] {"key", "rotate", "--purpose", "csrf"}, place))
            .out())
        .startsWith("next: csrf-2 ");
  }

  @Test
  @DisplayName("Attack 52: nothing that the tool prints is a key or a master key")
  void noSecretIsPrinted() throws IOException {
    String said = key("make").out()
        + key("list", "--json").out()
        + key("rotate", "--purpose", "jwt").out();

    assertThat(said).doesNotContain(Files.readString(master).strip());
    assertThat(said).doesNotContainPattern("\"(d|k)\"");
  }

  private Run key(String command, String... more) {
    String[] place = {
      "key", command, "--directory", keys.toString(), "--master-key-file", master.toString()
    };
    return tool.run(joined(place, more));
  }

  private static String[] joined(String[] first, String[] second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  private List<String> states(String purpose) {
    List<String> states = new ArrayList<>();
    for (JsonObject key : json(key("list", "--json")).objects("keys").orElseThrow())
      if (key.text("purpose").orElseThrow().equals(purpose.toLowerCase(Locale.ROOT)))
        states.add(key.text("state").orElseThrow());
    return states;
  }

  private String id(String name) {
    return json(key("list", "--json")).objects("keys").orElseThrow().stream()
        .filter(key -> key.text("name").orElseThrow().equals(name))
        .findFirst()
        .orElseThrow()
        .text("kid")
        .orElseThrow();
  }

  private static JsonObject json(Run run) {
    return JsonObject.parse(run.out().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private Path secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
