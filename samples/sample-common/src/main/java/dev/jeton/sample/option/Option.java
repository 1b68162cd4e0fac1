package dev.jeton.sample.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sample can be told: {@code --data-dir} as an argument, {@code JETON_DATA_DIR} in the
 * environment.
 */
enum Option {
  PORT("a port for HTTPS, 0 to 65535, where 0 takes any free one", "8443"),
  HTTP_PORT("a port for plain HTTP, 0 to 65535, or off", "off"),
  DATA_DIR("a directory", ""),
  STORE(
      "sqlite, memory, jdbc:postgresql://host/database, jdbc:mariadb://host/database or redis://host",
      "sqlite"),
  TOKENS("reference or jwt", "reference"),
  MASTER_KEY_FILE("a file with 32 bytes as base64url", ""),
  LIFETIMES("idle and absolute lifetime, as in PT30M,PT12H", "PT30M,PT12H"),
  GRACE("a duration of at most a minute, as in PT10S", "PT10S"),
  FRESH("whole seconds, as in PT5M", "PT5M"),
  TRUSTED_PROXY("address blocks separated by commas, as in 10.0.0.0/8", ""),
  PUBLIC_ORIGIN("what browsers call this server, as in https://desk.example", ""),
  BIND("an IP address of this machine, or localhost", "127.0.0.1"),
  DEMO_USERS("true or false", "true");

  private final String accepts;
  private final String byDefault;

  Option(String accepts, String byDefault) {
    this.accepts = accepts;
    this.byDefault = byDefault;
  }

  String argument() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String variable() {
    return "JETON_" + name();
  }

  String accepts() {
    return accepts;
  }

  String byDefault() {
    return byDefault;
  }

  /** The refusal of a value. A store's URL may hold a password and is not repeated. */
  OptionException refuse(String value) {
    String said = this == STORE ? "this value" : Line.of(value);
    return new OptionException(argument() + " does not accept " + said + ": it takes " + accepts);
  }

  static Optional<Option> named(String argument) {
    return Arrays.stream(values())
        .filter(option -> option.argument().equals(argument))
        .findFirst();
  }

  /** One line for a reader of {@code --help}. */
  String explained() {
    String usual = byDefault.isEmpty() ? "" : "; default " + byDefault;
    return "  %-18s %s%s".formatted(argument(), accepts, usual);
  }

  static String all() {
    return Arrays.stream(values()).map(Option::argument).collect(Collectors.joining(", "));
  }
}
