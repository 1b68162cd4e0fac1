package dev.jeton.store.jdbc;

import dev.jeton.Admission;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.key.MasterKey;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.RecordingExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A second node: a process with a door of its own over the same database and keys. It answers each
 * line that it reads: {@code cut} cuts its feed, {@code reads} tells how often it read a record, and
 * anything else is an access token to admit at {@code LOCAL} trust.
 */
final class NodeProcess implements AutoCloseable {

  static final String ORIGIN = "https://shop.example";
  static final Duration MAX_LAG = Duration.ofSeconds(1);

  private final Process process;
  private final PrintWriter ask;
  private final BufferedReader answers;

  private NodeProcess(Process process) {
    this.process = process;
    this.ask = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static void main(String[] arguments) throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(arguments[0]);
    source.setUser("postgres");
    CuttableStore store = new CuttableStore(JdbcSessionStore.open(source));
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (SessionTokens tokens = door(store, Path.of(arguments[1]))) {
      for (String line = asked.readLine(); line != null; line = asked.readLine())
        System.out.println(answer(line, tokens, store));
    }
  }

  /** A door over {@code store} with the keys in {@code directory}. */
  static SessionTokens door(SessionStore store, Path directory) {
    MasterKey master = MasterKey.readOrCreate(directory.resolve("master"), new SecureRandom());
    KeyRing keys = KeyRing.open(
        KeyStore.directory(directory.resolve("keys")),
        KeyPolicy.sealedUnder(master),
        Clock.systemUTC());
    return SessionTokens.builder(store, keys, ORIGIN).maxLag(MAX_LAG).build();
  }

  private static String answer(String line, SessionTokens tokens, CuttableStore store) {
    if (line.equals("reads")) return Integer.toString(store.reads());
    if (line.equals("cut")) {
      store.cutTheFeed();
      return "cut";
    }
    RecordingExchange exchange =
        new RecordingExchange("GET", "/").with("Authorization", "Bearer " + line);
    Admission admission = tokens.admit(exchange, Access.session().trust(Trust.LOCAL));
    if (admission instanceof Admission.Refused refused)
      return Integer.toString(refused.reply().status());
    return ((Admission.Admitted) admission).session().required().trust().name();
  }

  /** Starts it and waits until it answers. */
  static NodeProcess start(String url, Path directory) throws IOException {
    NodeProcess node = new NodeProcess(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            NodeProcess.class.getName(),
            url,
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
    node.ask("reads");
    return node;
  }

  String ask(String line) throws IOException {
    ask.println(line);
    return answers.readLine();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
