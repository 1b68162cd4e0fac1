package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  private final SecureRandom random = new SecureRandom();

  @TempDir
  Path directory;

  @Test
  void isMadeOnceAndReadAgain() {
    Path file = directory.resolve("data/master.key");

    MasterKey made = MasterKey.readOrCreate(file, random);

    assertThat(MasterKey.readOrCreate(file, random)).isEqualTo(made);
    assertThat(MasterKey.read(file)).isEqualTo(made);
  }

  @Test
  void theFileItMakesIsForItsOwnerAlone() throws IOException {
    Path file = directory.resolve("data/master.key");

    MasterKey.readOrCreate(file, random);

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("data"))).isEqualTo("rwx------");
    assertThat(Files.readString(file)).matches("[A-Za-z0-9_-]{43}\n");
  }

  @Test
  void threadsThatStartTogetherAgreeOnOne() throws InterruptedException {
    Path file = directory.resolve("data/master.key");
    ConcurrentLinkedQueue<MasterKey> keys = new ConcurrentLinkedQueue<>();

    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int thread = 0; thread < 8; thread++)
      threads.execute(() -> keys.add(MasterKey.readOrCreate(file, random)));
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keys).hasSize(8);
    assertThat(new HashSet<>(keys)).hasSize(1);
  }

  @Test
  void aMissingFileStopsTheStartWithOneLine() {
    Path file = directory.resolve("master.key");

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("does not exist")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "++++AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "correct horse battery staple"
      })
  void aMalformedFileIsRefusedWithoutBeingQuoted(String content) throws IOException {
    Path file = secretFile(content);

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasNoCause()
        .hasMessage("master key file " + file
            + " must hold 32 bytes as base64url without padding (43 characters):"
            + " restore it from a backup");
  }

  @Test
  void anOversizedFileIsRefused() throws IOException {
    Path file = secretFile("A".repeat(100_000));

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("larger than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void aFileThatOthersCanTouchIsRefused(String mode) throws IOException {
    Path file = directory.resolve("master.key");
    MasterKey.readOrCreate(file, random);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage(
            file + " is open to others (" + mode + "): only its owner may have access, chmod 600");
  }

  @Test
  void aFileThatItsOwnerCanOnlyReadIsTaken() throws IOException {
    Path file = directory.resolve("master.key");
    MasterKey made = MasterKey.readOrCreate(file, random);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertThat(MasterKey.read(file)).isEqualTo(made);
  }

  @Test
  void aDirectoryInItsPlaceIsRefused() {
    assertThatThrownBy(() -> MasterKey.read(directory))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("not a regular file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void hasNoOtherLengthThan32Bytes(int length) {
    assertThatThrownBy(() -> MasterKey.of(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a master key has 32 bytes, not " + length);
  }

  @Test
  void keepsACopyOfItsBytes() {
    byte[] bytes = new byte[32];
    MasterKey before = MasterKey.of(bytes);
    bytes[0] = 1;

    assertThat(before).isEqualTo(MasterKey.of(new byte[32])).isNotEqualTo(MasterKey.of(bytes));
  }

  @Test
  void showsItsIdAndNotItself() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    MasterKey key = MasterKey.of(bytes);

    assertThat(key.toString())
        .matches("MasterKey\\[[A-Za-z0-9_-]{8}, redacted\\]")
        .doesNotContain(Base64.getUrlEncoder().encodeToString(bytes).substring(0, 6));
    assertThat(KeyPolicy.sealedUnder(key).toString())
        .doesNotContain(Base64.getUrlEncoder().encodeToString(bytes));
  }

  private Path secretFile(String content) throws IOException {
    Path file = Files.createFile(
        directory.resolve("master.key"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
