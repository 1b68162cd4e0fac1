package dev.jeton.sample.option;

import dev.jeton.http.TrustedProxies;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@link Options} from what was said. Not thread-safe. */
final class OptionReader {

  private static final int HIGHEST_PORT = 65_535;

  private final Map<Option, String> said;

  private OptionReader(Map<Option, String> said) {
    this.said = said;
  }

  static OptionReader of(String[] arguments, Map<String, String> environment) {
    Map<Option, String> said = new EnumMap<>(Option.class);
    for (int at = 0; at < arguments.length; at++) {
      String[] nameAndValue = arguments[at].split("=", 2);
      Option option = Option.named(nameAndValue[0])
          .orElseThrow(() -> new OptionException(
              "there is no option " + Line.of(nameAndValue[0]) + ": accepted are " + Option.all()));
      boolean valueFollows = nameAndValue.length == 1 && at + 1 < arguments.length;
      String value =
          valueFollows ? arguments[++at] : nameAndValue.length == 2 ? nameAndValue[1] : "";
      if (value.isEmpty() || (valueFollows && value.startsWith("--")))
        throw option.refuse("no value");
      if (said.put(option, value) != null) throw option.refuse("two values");
    }
    for (Option option : Option.values()) {
      String value = environment.getOrDefault(option.variable(), "");
      if (!value.isEmpty()) said.putIfAbsent(option, value);
    }
    return new OptionReader(said);
  }

  Options read(String sample) {
    int port = port(Option.PORT);
    String bind = bind();
    TrustedProxies proxies = trustedProxies();
    boolean demoUsers = demoUsers();
    if (demoUsers && !loopback(bind)) throw demoUsersBehind("--bind=" + bind);
    if (demoUsers && said.containsKey(Option.TRUSTED_PROXY))
      throw demoUsersBehind("--trusted-proxy");
    return new Options(
        sample,
        port,
        value(Option.HTTP_PORT).equals("off")
            ? OptionalInt.empty()
            : OptionalInt.of(port(Option.HTTP_PORT)),
        path(Option.DATA_DIR).orElseGet(() -> Path.of(".jeton", sample)),
        StoreChoice.parse(value(Option.STORE)),
        tokens(),
        path(Option.MASTER_KEY_FILE),
        lifetimes(),
        rotation(),
        fresh(),
        proxies,
        publicOrigin(port),
        bind,
        demoUsers);
  }

  private static OptionException demoUsersBehind(String option) {
    return new OptionException(option
        + " opens this server to others, and everybody knows the passwords of the demo users:"
        + " it takes --demo-users=false as well");
  }

  private String value(Option option) {
    return said.getOrDefault(option, option.byDefault());
  }

  private int port(Option option) {
    String value = value(option);
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > HIGHEST_PORT)
      throw option.refuse(value);
    int port = Integer.parseInt(value);
    return port == 0 ? freePort() : port;
  }

  // Chosen before the server starts, for the public origin names the port and is needed first.
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException noneFree) {
      throw new UncheckedIOException(noneFree);
    }
  }

  private Optional<Path> path(Option option) {
    String value = value(option);
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException noPath) {
      throw option.refuse(value);
    }
  }

  private TokenFormat tokens() {
    return switch (value(Option.TOKENS)) {
      case "reference" -> TokenFormat.REFERENCE;
      case "jwt" -> TokenFormat.JWT;
      default -> throw Option.TOKENS.refuse(value(Option.TOKENS));
    };
  }

  private Lifetimes lifetimes() {
    String[] both = value(Option.LIFETIMES).split(",", -1);
    try {
      if (both.length == 2) return new Lifetimes(Duration.parse(both[0]), Duration.parse(both[1]));
    } catch (DateTimeParseException noDuration) {
      throw Option.LIFETIMES.refuse(value(Option.LIFETIMES));
    } catch (IllegalArgumentException outOfBounds) {
      throw Option.LIFETIMES.refuse(
          value(Option.LIFETIMES) + " (" + outOfBounds.getMessage() + ")");
    }
    throw Option.LIFETIMES.refuse(value(Option.LIFETIMES));
  }

  private RotationPolicy rotation() {
    String value = value(Option.GRACE);
    try {
      return RotationPolicy.graceful().within(Duration.parse(value));
    } catch (DateTimeParseException | IllegalArgumentException noGrace) {
      throw Option.GRACE.refuse(value);
    }
  }

  private Duration fresh() {
    try {
      Duration fresh = Duration.parse(value(Option.FRESH));
      boolean wholeSeconds = fresh.truncatedTo(ChronoUnit.SECONDS).equals(fresh);
      if (wholeSeconds && fresh.compareTo(Duration.ofSeconds(1)) >= 0) return fresh;
    } catch (DateTimeParseException noDuration) {
      throw Option.FRESH.refuse(value(Option.FRESH));
    }
    throw Option.FRESH.refuse(value(Option.FRESH));
  }

  private TrustedProxies trustedProxies() {
    String value = value(Option.TRUSTED_PROXY);
    try {
      return value.isEmpty() ? TrustedProxies.none() : TrustedProxies.of(value.split(",", -1));
    } catch (IllegalArgumentException noBlock) {
      throw Option.TRUSTED_PROXY.refuse(value + " (" + noBlock.getMessage() + ")");
    }
  }

  private String publicOrigin(int port) {
    String value = value(Option.PUBLIC_ORIGIN);
    if (value.isEmpty()) return port == 443 ? "https://localhost" : "https://localhost:" + port;
    try {
      if (value.startsWith("https://"))
        return OriginPolicy.builder(value).build().publicOrigins().get(0);
    } catch (IllegalArgumentException noOrigin) {
      throw Option.PUBLIC_ORIGIN.refuse(value);
    }
    throw Option.PUBLIC_ORIGIN.refuse(value);
  }

  // Only literals: a name would be looked up, and what it means could change.
  private String bind() {
    String value = value(Option.BIND);
    boolean literal = value.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}");
    if (!literal && !value.equals("localhost")) throw Option.BIND.refuse(value);
    return value.equals("localhost") ? "127.0.0.1" : value;
  }

  private static boolean loopback(String literal) {
    try {
      return InetAddress.getByName(literal).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      throw Option.BIND.refuse(literal);
    }
  }

  private boolean demoUsers() {
    return switch (value(Option.DEMO_USERS)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Option.DEMO_USERS.refuse(value(Option.DEMO_USERS));
    };
  }
}
