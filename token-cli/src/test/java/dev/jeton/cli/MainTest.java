package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir
  Path folder;

  private final Tool tool = new Tool();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key list",
        "key make",
        "key import",
        "key rotate",
        "key revoke",
        "key rewrap",
        "key purge",
        "key inspect",
        "token decode",
        "token verify",
        "sessions end-everything",
        "master-key make",
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Run help = tool.run((command + " --help").split(" "));

    assertThat(help.status()).isZero();
    assertThat(help.out())
        .startsWith("Usage: jeton " + command)
        .contains("Example: jeton " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void theToolNamesItsCommands() {
    assertThat(tool.run("--help").out()).contains("key", "token", "sessions", "master-key");
    assertThat(tool.run().status()).isEqualTo(2);
    assertThat(tool.run("key").status()).isEqualTo(2);
  }

  @Test
  void aMasterKeyIsMadeOnceAndForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("master.key");

    Run made = tool.run("master-key", "make", file.toString());
    Run again = tool.run("master-key", "make", file.toString());

    assertThat(made.out())
        .startsWith("made master key ")
        .doesNotContain(Files.readString(file).strip());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).hasLineCount(1).contains("is there already");
  }

  @Test
  void theToolRunsAsAProcessOfItsOwn() throws Exception {
    Path errors = folder.resolve("errors");
    Process made = started(errors, "master-key", "make", folder.resolve("m.key").toString());
    String out = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Process wrong = started(folder.resolve("others"), "key", "list");

    assertThat(made.waitFor()).isZero();
    assertThat(out).startsWith("made master key ");
    assertThat(errors).isEmptyFile();
    assertThat(wrong.waitFor()).isEqualTo(2);
    assertThat(folder.resolve("others")).content().hasLineCount(1);
  }

  private static Process started(Path errors, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
