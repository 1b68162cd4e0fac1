package dev.jeton.identity;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody presents to be identified: named fields such as {@code username} and {@code
 * password}, as they came from a log-in form. Immutable; never prints a value.
 */
public final class Credentials {

  private final Map<String, String> fields;

  private Credentials(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  public static Credentials of(Map<String, String> fields) {
    return new Credentials(fields);
  }

  /** The field as it was sent, or empty where it was not. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
