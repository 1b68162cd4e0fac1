package dev.jeton.architecture;

import dev.jeton.testkit.SecretScan;
import dev.jeton.testkit.SecretScan.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a module's tests logged at TRACE, and what of it may not be there. */
final class LoudLog {

  /**
   * Loggers that repeat requests as they came, by their nature, and whose word is therefore not
   * held against us. Whoever turns them on in production logs every cookie, with or without us.
   */
  private static final Map<Pattern, String> REPEATING_REQUESTS = Map.of(
      Pattern.compile("org\\.eclipse\\.jetty\\..*"),
      "parser, connections and channels tell header lines, targets and whole buffers",
      Pattern.compile("io\\.micronaut\\.(http\\.server\\.netty|context\\.event)\\..*"),
      "tells the target of a request, with a query into which an attack put a token",
      Pattern.compile("org\\.apache\\.(coyote|tomcat|catalina)\\..*"),
      "tells header lines and whole buffers",
      Pattern.compile("(sun\\.net\\.www|com\\.sun\\.net\\.httpserver)(\\..*)?"),
      "the client and the server of the JDK tell the target of a request");

  /** {@code [thread] LEVEL logger - message}; whatever begins otherwise goes on with a message. */
  private static final Pattern BEGINNING =
      Pattern.compile("\\[[^]]*\\] [A-Z]+ ([\\w.$-]+)(?: \\S+)? - .*");

  private static final SecretScan SECRETS = SecretScan.ofTokens()
      .and("the password of alice", "wonderland-2026")
      .and("the password of bob", "builder-2026")
      .and("the password of root", "toor-2026-change-me");

  private LoudLog() {}

  /** Every module whose tests have run in this tree has written at least one. */
  static List<Path> ofModulesThatWereTested(SourceTree tree) {
    return tree.modules().stream()
        .filter(module -> !module.equals("architecture"))
        .map(module -> tree.root().resolve(module).resolve("target"))
        .filter(target -> Files.isDirectory(target.resolve("surefire-reports")))
        .flatMap(target -> Stream.of("loudest.log", "loudest-jul.log").map(target::resolve))
        .filter(Files::exists)
        .toList();
  }

  static List<Finding> secretsIn(Path log) {
    // One character per byte: buffers may be in a log, and every secret is ASCII.
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return secretsIn(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Line by line, for a log may be larger than the memory. */
  static List<Finding> secretsIn(Stream<String> lines) {
    return SECRETS.in(lines.map(new Ours()::orNothing));
  }

  /** Leaves out what is not held against us, message by message. Belongs to one log. */
  private static final class Ours {
    private boolean repeating;

    String orNothing(String line) {
      Matcher beginning = BEGINNING.matcher(line);
      if (beginning.matches()) repeating = repeatsRequests(beginning.group(1));
      return repeating ? "" : line;
    }
  }

  private static boolean repeatsRequests(String logger) {
    return REPEATING_REQUESTS.keySet().stream()
        .anyMatch(name -> name.matcher(logger).matches());
  }
}
