package dev.jeton.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for secrets where none may be: in a log, an answer, a dump (OWASP ASVS 5.0, 16.2.5).
 *
 * <p>Knows by their shape reference tokens of any prefix, signed tokens in compact serialisation,
 * private members of JSON Web Keys and private keys in PEM, and whatever else it is told by {@link
 * #and}. Sealed keys (JWE) are no secret. Immutable, thread-safe.
 *
 * {@snippet :
 * SecretScan.ofTokens().and("the password of alice", "wonderland").demandNoneIn(Path.of("app.log"));
 * }
 */
public final class SecretScan {

  private static final int SHORTEST_NAMED = 8;

  private static final Map<String, Pattern> SHAPES = Map.of(
      "a reference token",
      Pattern.compile("[a-z][a-z0-9]{0,15}_[sr]_[A-Za-z0-9_-]{98}"),
      // Two segments more would make it a JWE, which tells nothing.
      "a signed token",
      Pattern.compile("(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\."
          + "[A-Za-z0-9_-]{20,}+(?!\\.)"),
      "a private member of a JSON Web Key",
      Pattern.compile("\"(?:d|p|q|dp|dq|qi|k)\"\\s*:\\s*\"[A-Za-z0-9_-]{20,}\""),
      "a private key in PEM",
      Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"));

  private final Map<String, Pattern> shapes;

  private SecretScan(Map<String, Pattern> shapes) {
    this.shapes = shapes;
  }

  /**
   * A secret that was found. Immutable, and does not repeat it.
   *
   * @param what the kind of secret
   * @param line of the text, from 1
   */
  public record Finding(String what, int line) {}

  /** Looks for tokens and keys of every kind that this library makes. */
  public static SecretScan ofTokens() {
    return new SecretScan(SHAPES);
  }

  /**
   * The same, and {@code secret} to the letter: a password, a master key.
   *
   * @param what how a finding calls it, without showing it
   * @param secret at least 8 characters: a shorter one is found everywhere
   */
  public SecretScan and(String what, String secret) {
    if (secret.length() < SHORTEST_NAMED)
      throw new IllegalArgumentException(what + " has " + secret.length()
          + " characters: fewer than " + SHORTEST_NAMED + " are found by chance");
    Map<String, Pattern> more = new LinkedHashMap<>(shapes);
    if (more.put(what, Pattern.compile(Pattern.quote(secret))) != null)
      throw new IllegalArgumentException("there is a secret called " + what + " already");
    return new SecretScan(more);
  }

  /** What is found in these lines, in their order. */
  public List<Finding> in(Stream<String> lines) {
    List<Finding> found = new ArrayList<>();
    Iterator<String> each = lines.iterator();
    for (int number = 1; each.hasNext(); number++) {
      String line = each.next();
      for (Map.Entry<String, Pattern> shape : shapes.entrySet())
        if (shape.getValue().matcher(line).find()) found.add(new Finding(shape.getKey(), number));
    }
    return List.copyOf(found);
  }

  /** What is found in {@code text}. */
  public List<Finding> in(String text) {
    return in(text.lines());
  }

  /**
   * Fails a test where a secret is in {@code file}, which may be of any size and encoding.
   *
   * @throws AssertionError naming each kind and line, never the secret
   * @throws IllegalArgumentException if there is nothing in the file: nobody wrote to it
   */
  public void demandNoneIn(Path file) {
    // One character per byte: a log may hold anything, and every secret is ASCII.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      if (Files.size(file) == 0)
        throw new IllegalArgumentException(file + " is empty: a search there proves nothing");
      List<Finding> found = in(lines);
      if (!found.isEmpty()) throw new AssertionError("secrets in " + file + ": " + found);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return "SecretScan" + shapes.keySet();
  }
}
