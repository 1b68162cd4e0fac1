package dev.jeton.store.jdbc;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.MasterKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node that opens a ring in each schema that it is told of, and answers the ids of the keys that
 * it would use. Two of them are started beside each other.
 */
final class KeyMakingProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;

  private KeyMakingProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String schema = orders.readLine(); schema != null; schema = orders.readLine())
      System.out.println(idsOf(ring(Integer.parseInt(arguments[0]), schema)));
  }

  static KeyRing ring(int port, String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {port});
    source.setUser("postgres");
    source.setDatabaseName("postgres");
    source.setCurrentSchema(schema);
    return KeyRing.open(
        JdbcKeyStore.open(source),
        KeyPolicy.sealedUnder(MasterKey.of(new byte[32])),
        Clock.systemUTC());
  }

  static String idsOf(KeyRing ring) {
    return Arrays.stream(KeyPurpose.values())
        .map(purpose -> ring.active(purpose).id())
        .collect(Collectors.joining(" "));
  }

  static KeyMakingProcess start(int port) throws IOException {
    KeyMakingProcess node = new KeyMakingProcess(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            KeyMakingProcess.class.getName(),
            Integer.toString(port))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
    if (!"ready".equals(node.answer())) throw new IOException("the node did not start");
    return node;
  }

  /** Tells it of a schema, and does not wait for its answer. */
  void order(String schema) {
    orders.println(schema);
  }

  /** Its next answer. */
  String answer() throws IOException {
    return String.valueOf(answers.readLine());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
