package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command hears and says, and what time it is. Not thread-safe. */
record Terminal(InputStream in, PrintStream out, PrintStream err, Clock clock) {

  /** The longest text that a command reads: far more than any token or set of keys. */
  private static final int LONGEST_INPUT = 1 << 20;

  void say(String line) {
    out.println(line);
  }

  void say(JsonObject json) {
    say(new String(json.utf8(), StandardCharsets.UTF_8));
  }

  /** What people must not overlook; it stands beside the output, not in it. */
  void warn(String line) {
    err.println(line);
  }

  /** Rows in columns that are as wide as their widest cell. */
  void table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows)
      for (int column = 0; column < row.size(); column++) {
        int width = row.get(column).length();
        if (column == widths.size()) widths.add(width);
        widths.set(column, Math.max(widths.get(column), width));
      }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
      }
      say(line.toString().stripTrailing());
    }
  }

  /** The whole file, or the whole input where none is named. */
  byte[] read(Optional<Path> file) {
    try (InputStream source = file.isPresent() ? Files.newInputStream(file.get()) : in) {
      byte[] bytes = source.readNBytes(LONGEST_INPUT + 1);
      if (bytes.length > LONGEST_INPUT)
        throw new Refusal(name(file) + " is larger than " + LONGEST_INPUT + " bytes");
      return bytes;
    } catch (IOException e) {
      throw new Refusal(name(file) + " can't be read: " + e.getClass().getSimpleName());
    }
  }

  private static String name(Optional<Path> file) {
    return file.map(Path::toString).orElse("the input");
  }
}
