package dev.jeton.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads a server by wrk, with the header lines of a file in turn. */
final class Wrk {

  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final String CONNECTIONS = "8";

  private final Path script;

  private Wrk(Path script) {
    this.script = script;
  }

  static Wrk sending(Path headers) throws IOException {
    Path script = Files.createTempFile("wrk", ".lua");
    Files.writeString(script, """
        local requests, at = {}, 0
        function init()
          for line in io.lines('%s') do
            local name, value = string.match(line, '^([^:]+): (.*)$')
            requests[#requests + 1] = wrk.format('GET', '%s', { [name] = value })
          end
        end
        function request()
          at = at %% #requests + 1
          return requests[at]
        end
        """.formatted(headers, Served.ROUTE));
    return new Wrk(script);
  }

  /** How many requests were answered in so many seconds, each with success. */
  long load(int port, int seconds) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder(
            "wrk",
            "-t1",
            "-c" + CONNECTIONS,
            "-d" + seconds + "s",
            "-s",
            script.toString(),
            "http://127.0.0.1:" + port)
        .redirectErrorStream(true)
        .start();
    String told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher requests = REQUESTS.matcher(told);
    boolean good = wrk.waitFor() == 0 && requests.find();
    if (!good || told.contains("Non-2xx") || told.contains("Socket errors"))
      throw new IllegalStateException("wrk tells of failures:\n" + told);
    return Long.parseLong(requests.group(1));
  }
}
