package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyInspectionTest {
  // RFC 8037, appendix A.1 to A.3.
  private static final String PUBLIC =
      "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"";
  private static final String SECRET = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
  private static final String THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  // RFC 8410, sections 10.1 and 10.3.
  private static final String PEM = """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;

  @TempDir
  Path folder;

  private final Tool tool = new Tool();

  @Test
  @DisplayName("RFC 8037, appendix A.3: the thumbprint of the example key")
  void aPublicKeyIsShownWithItsThumbprint() throws IOException {
    Run shown = inspect("{\"keys\":[{" + PUBLIC + ",\"kid\":\"first\",\"alg\":\"EdDSA\"}]}");

    assertThat(shown.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("OKP +Ed25519 +EdDSA +no +first +" + THUMBPRINT));
    assertThat(shown.err()).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 20: a set that shows a private key is told loudly")
  void aPrivateKeyInASetIsWarnedOf() throws IOException {
    Run shown = inspect("{\"keys\":[{" + PUBLIC + ",\"d\":\"" + SECRET + "\"}]}");

    assertThat(shown.out()).contains("YES").doesNotContain(SECRET);
    assertThat(shown.err()).hasLineCount(1).startsWith("WARNING: ").contains("private keys");
  }

  @Test
  void aPrivateKeySaysWhetherItCanBeImported() throws IOException {
    Run shown = inspect("{" + PUBLIC + ",\"d\":\"" + SECRET + "\"}");

    assertThat(shown.out())
        .contains("can be imported: signs with EdDSA, id " + THUMBPRINT)
        .doesNotContain(SECRET);
    Run mismatched = inspect("{" + PUBLIC + ",\"d\":\"" + "A".repeat(43) + "\"}");
    assertThat(mismatched.out()).contains("can't be imported: ").contains("does not belong");
  }

  @Test
  void aSecretHasNoThumbprint() throws IOException {
    Run shown = inspect("{\"kty\":\"oct\",\"k\":\"" + SECRET + "\"}");

    assertThat(shown.out().lines())
        .anyMatch(line -> line.matches("oct +256 bits +- +YES +- +-"))
        .noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void aSetThatValidatorsRefuseIsWarnedOf() throws IOException {
    String key = "{" + PUBLIC + ",\"kid\":\"one\"}";

    assertThat(inspect("{\"keys\":[" + key + "," + key + "]}").err())
        .contains("validators refuse this set: key 2 of 2: another key has the same id");
  }

  @Test
  void theBlocksOfAPemFileAreShown() throws IOException {
    Run shown = inspect(PEM);

    assertThat(shown.out().lines())
        .anyMatch(line -> line.matches("PUBLIC KEY +Ed(DSA|25519) +no"))
        .anyMatch(line -> line.matches("PRIVATE KEY +- +YES"))
        .anyMatch(line -> line.startsWith("can be imported: signs with EdDSA, id "));
    assertThat(shown.out()).doesNotContain("MC4C");
    assertThat(shown.err()).startsWith("WARNING: ");
  }

  @Test
  void whatIsNoKeyFileIsRefused() throws IOException {
    Run refused = inspect("garbage");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1).contains("is neither strict JSON nor PEM");
  }

  private Run inspect(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return tool.run("key", "inspect", file.toString());
  }
}
