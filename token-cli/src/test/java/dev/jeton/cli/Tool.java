package dev.jeton.cli;

import dev.jeton.tck.fake.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Runs the real tool within this process, at a time that a test moves. Not thread-safe. */
final class Tool {
  final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

  /** What one run said, and how it ended. */
  record Run(int status, String out, String err) {}

  Run run(String... arguments) {
    return runWith("", arguments);
  }

  Run runWith(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        clock);
    int status = Main.run(terminal, arguments);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
