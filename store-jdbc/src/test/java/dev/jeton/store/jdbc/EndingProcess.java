package dev.jeton.store.jdbc;

import dev.jeton.session.EndReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that opens sessions in an SQLite file, then ends those of even numbers one by one and
 * tells each only once the store has acknowledged it. It is meant to be killed meanwhile.
 */
final class EndingProcess {

  static final int SESSIONS = 600;

  private EndingProcess() {}

  public static void main(String[] arguments) {
    JdbcSessionStore store = JdbcSessionStore.open(Sqlite.pool(Path.of(arguments[0])));
    for (int number = 0; number < SESSIONS; number++) Sessions.kept(store, number);
    for (int number = 0; number < SESSIONS; number += 2)
      if (store.end(Sessions.id(number), EndReason.LOGGED_OUT)) System.out.println(number);
  }

  /** Starts it over {@code file}. */
  static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            EndingProcess.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What it tells. */
  static BufferedReader told(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
