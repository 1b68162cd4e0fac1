package dev.jeton.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What numbers were measured with. */
final class Conditions {

  private static final Pattern PEER = Pattern.compile("(java-jwt|jjwt-impl|jose4j|nimbus-jose-jwt"
      + "|sa-token-jwt|sa-token-core|tink|spring-session-core|shiro-core|lettuce-core|postgresql"
      + "|jmh-core)-([0-9].*)\\.jar");

  private Conditions() {}

  static List<String> of(Effort effort) throws IOException {
    return List.of(
        "Form: " + effort.name() + "; " + effort.rounds() + " rounds of " + effort.round()
            + " ms in each process, after three seconds on a processor.",
        "Machine: " + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + ", "
            + Runtime.getRuntime().availableProcessors() + " processors"
            + model().map(name -> " (" + name + ")").orElse("") + ".",
        "Flags: `" + String.join(" ", Asking.FLAGS) + "`; one calling thread.",
        "Versions: " + versions() + ".");
  }

  private static Optional<String> model() throws IOException {
    Path told = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(told)) return Optional.empty();
    return Files.readAllLines(told, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst();
  }

  private static String versions() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> PEER.matcher(Path.of(entry).getFileName().toString()))
        .filter(Matcher::matches)
        .map(found -> found.group(1) + " " + found.group(2))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
