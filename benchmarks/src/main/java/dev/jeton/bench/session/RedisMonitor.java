package dev.jeton.bench.session;

import dev.jeton.servers.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the commands that clients send to a Redis, by its own MONITOR. What a script does belongs to
 * the command that ran it. Not thread-safe.
 */
final class RedisMonitor implements Statements.Witness, AutoCloseable {

  // 1733000000.000000 [0 127.0.0.1:5000] "GET" "key", and [0 lua] for what a script does.
  private static final Pattern COMMAND =
      Pattern.compile("\\+[0-9.]+ \\[\\d+ (\\S+)] \"([^\"]+)\".*");
  private static final String SCRIPT = "lua";
  private static final String MARK = "ECHO";

  private static final Set<String> READING = Set.of(
      "GET", "HGET", "HGETALL", "HMGET", "EXISTS", "TIME", "PTTL", "TTL", "ZRANGE", "XRANGE",
      "EVALSHA", "EVAL", "HELLO", "PING", "CLIENT", "TYPE");

  private final RedisServer server;
  private final Socket socket;
  private final BufferedReader told;
  private long reads;
  private long writes;

  RedisMonitor(RedisServer server) throws IOException {
    this.server = server;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    this.told =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.UTF_8));
    // Until it says so it tells of nothing.
    if (!"+OK".equals(told.readLine())) throw new IOException("this Redis does not let us look on");
  }

  @Override
  public Statements soFar() {
    server.tell(MARK + " now");
    try {
      boolean writing = false;
      boolean any = false;
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) continue;
        boolean inScript = command.group(1).equals(SCRIPT);
        String name = command.group(2).toUpperCase(Locale.ROOT);
        if (!inScript) {
          if (any) count(writing);
          if (name.equals(MARK)) return new Statements(reads, writes);
          writing = false;
          any = true;
        }
        writing |= !READING.contains(name);
      }
      throw new IOException("it stopped telling");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void count(boolean writing) {
    if (writing) writes++;
    else reads++;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
