package dev.jeton.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import picocli.CommandLine.Option;

/** Where a database is. Not thread-safe: belongs to one command. */
final class DatabaseOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "The database, such as jdbc:postgresql://db/shop or jdbc:sqlite:shop.db;"
          + " without a password in it.")
  private Optional<String> url = Optional.empty();

  @Option(names = "--jdbc-user", paramLabel = "NAME", description = "The user of the database.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--jdbc-password-file",
      paramLabel = "FILE",
      description = "A file with the password of that user, mode 0600.")
  private Optional<Path> passwordFile = Optional.empty();

  boolean given() {
    return url.isPresent();
  }

  DataSource source() {
    String named = url.orElseThrow(() -> new WrongUse("name the database by --jdbc-url"));
    return new DriverSource(named, user, passwordFile.map(DatabaseOptions::password));
  }

  // A driver takes a String, so it can't be wiped.
  private static String password(Path file) {
    char[] read = PasswordFile.read(file);
    String password = new String(read);
    Arrays.fill(read, '\0');
    return password;
  }
}
