package dev.jeton.cli;

import dev.jeton.key.ImportedKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which file holds the key to import. Not thread-safe: belongs to one command. */
final class KeyFileOptions {
  @Option(
      names = "--pem",
      paramLabel = "FILE",
      description = "PKCS #8 in the clear, and its public key or certificates if you like.")
  private Optional<Path> pem = Optional.empty();

  @Option(names = "--jwk", paramLabel = "FILE", description = "One private JSON Web Key.")
  private Optional<Path> jwk = Optional.empty();

  @Option(names = "--pkcs12", paramLabel = "FILE", description = "A PKCS #12 file.")
  private Optional<Path> pkcs12 = Optional.empty();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password of the PKCS #12 file, mode 0600.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      description = "Which key of the PKCS #12 file, where it has several.")
  private Optional<String> alias = Optional.empty();

  ImportedKey key() {
    if (Stream.of(pem, jwk, pkcs12).filter(Optional::isPresent).count() != 1)
      throw new WrongUse("name one key file by --pem, --jwk or --pkcs12");
    if (pkcs12.isEmpty() && (passwordFile.isPresent() || alias.isPresent()))
      throw new WrongUse("--password-file and --alias belong to --pkcs12");
    return pem.map(ImportedKey::pem)
        .or(() -> jwk.map(ImportedKey::jwk))
        .orElseGet(() -> ofPkcs12(pkcs12.orElseThrow()));
  }

  private ImportedKey ofPkcs12(Path file) {
    char[] password = PasswordFile.read(
        passwordFile.orElseThrow(() -> new WrongUse("--pkcs12 needs --password-file")));
    try {
      return alias
          .map(name -> ImportedKey.pkcs12(file, password, name))
          .orElseGet(() -> ImportedKey.pkcs12(file, password));
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
