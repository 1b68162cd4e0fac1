package dev.jeton.sample.contract.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event stream as its client reads it, on a thread of its own. Whoever waits for something waits a
 * minute at most. Not thread-safe: belongs to one test.
 */
public final class OpenStream implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final String CHANGED = "event: sessions\ndata: {}\n";
  private static final String CUT = "cut";
  private static final String OVER = "over";

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader = new Thread(this::read, "event-stream");

  OpenStream(HttpResponse<InputStream> response) {
    this.response = response;
    reader.setDaemon(true);
    reader.start();
  }

  /** The value of the header's one line, or empty. */
  public String header(String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  /** The next event: its lines, without comments and news of other sessions that came before it. */
  public String event() {
    String event = anyEvent();
    while (event.equals(CHANGED)) event = anyEvent();
    return event;
  }

  /** Waits for the news that the subject has a session more or less. */
  public void changed() {
    String event = anyEvent();
    while (!event.equals(CHANGED)) event = anyEvent();
  }

  private String anyEvent() {
    StringBuilder event = new StringBuilder();
    for (String line = line(); !line.isEmpty() || event.isEmpty(); line = line()) {
      if (line.equals(OVER)) throw new AssertionError("the stream is over after: " + event);
      if (!line.startsWith(":") && !line.isEmpty()) event.append(line).append('\n');
    }
    return event.toString();
  }

  /** The next line that is a comment, which is what tells that the stream lives. */
  public String comment() {
    String line = line();
    while (!line.startsWith(":")) {
      if (line.equals(OVER)) throw new AssertionError("the stream is over without a comment");
      line = line();
    }
    return line;
  }

  /**
   * Waits for the end; what came before it, without comments and news of other sessions; {@code cut}
   * if it was none in order.
   */
  public String rest() {
    StringBuilder rest = new StringBuilder();
    for (String line = line(); !line.equals(OVER); line = line())
      if (!line.startsWith(":") && !line.isEmpty()) rest.append(line).append('\n');
    return rest.toString().replace(CHANGED, "");
  }

  /** Drops the connection, as a tab does that is closed. */
  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException gone) {
      throw new AssertionError("a stream can't be closed", gone);
    }
  }

  private String line() {
    try {
      @Nullable String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) throw new AssertionError("nothing came for " + PATIENCE_SECONDS + " s");
      if (line.equals(OVER)) lines.add(OVER);
      return line;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private void read() {
    try (BufferedReader from =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      from.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException cut) {
      // A server that is killed ends a stream as well, but not as it should.
      lines.add(CUT);
    }
    lines.add(OVER);
  }
}
