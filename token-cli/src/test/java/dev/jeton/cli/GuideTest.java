package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.key.MasterKey;
import dev.jeton.store.jdbc.JdbcSessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command of {@code docs/guide/command-line.md} does what it says, in the order of the page. */
class GuideTest {

  private static final String PLACE = "/etc/shop";
  private static final String COMMAND = "jeton ";

  @TempDir
  Path folder;

  private final Tool tool = new Tool();

  @Test
  void everyCommandOfTheGuideIsDone() throws IOException, GeneralSecurityException {
    List<String> commands = Files.readAllLines(Path.of("../docs/guide/command-line.md")).stream()
        .filter(line -> line.startsWith(COMMAND))
        .toList();
    JdbcSessionStore.open(new DriverSource(
        "jdbc:sqlite:" + folder.resolve("shop.db"), Optional.empty(), Optional.empty()));
    writeAKey(folder.resolve("signing.pem"));

    for (String command : commands) {
      if (command.contains("token")) writeATokenAndItsKeys();
      Run run = tool.run(arguments(command));

      assertThat(run.status()).as("%s: %s", command, run.err()).isZero();
    }

    assertThat(commands).hasSizeGreaterThan(12);
  }

  private String[] arguments(String command) {
    return command
        .substring(COMMAND.length())
        .replace(PLACE, folder.toString())
        .replace("KID", command.contains("KID") ? ring().active(KeyPurpose.JWT).id() : "KID")
        .split(" ", -1);
  }

  private KeyRing ring() {
    Path next = folder.resolve("next.key");
    Path master = Files.exists(next) ? next : folder.resolve("master.key");
    return KeyRing.openPresent(
        KeyStore.directory(folder.resolve("keys")),
        KeyPolicy.sealedUnder(MasterKey.read(master)),
        tool.clock);
  }

  private void writeATokenAndItsKeys() throws IOException {
    KeyRing ring = ring();
    Files.write(folder.resolve("jwks.json"), ring.jwks().utf8());
    Files.writeString(
        folder.resolve("token.txt"),
        TokenCommandsTest.signed(ring.active(KeyPurpose.JWT), tool.clock.instant()));
  }

  private static void writeAKey(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    String base64 = Base64.getEncoder()
        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    Files.writeString(
        file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
