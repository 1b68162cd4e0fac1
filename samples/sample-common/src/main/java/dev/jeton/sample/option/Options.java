package dev.jeton.sample.option;

import dev.jeton.http.TrustedProxies;
import dev.jeton.session.Lifetimes;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How a sample was asked to run. Immutable.
 *
 * @param sample its name: {@code javalin}, say
 * @param port of the HTTPS listener
 * @param httpPort of the plain listener that shows the refusals; empty if there is none
 * @param dataDir where database, keys and certificate are
 * @param store where sessions, users and orders are
 * @param tokens what browsers hold
 * @param masterKeyFile empty for the one in the data directory, which is made at first start
 * @param lifetimes of a session
 * @param rotation how long a token that was used up is forgiven
 * @param fresh how recent a log-in must be where a route asks for a fresh one
 * @param trustedProxies whose forwarding headers are believed
 * @param publicOrigin what browsers call this server
 * @param bind the address of the listeners
 * @param demoUsers whether the users whose passwords everybody knows may log in
 */
public record Options(
    String sample,
    int port,
    OptionalInt httpPort,
    Path dataDir,
    StoreChoice store,
    TokenFormat tokens,
    Optional<Path> masterKeyFile,
    Lifetimes lifetimes,
    RotationPolicy rotation,
    Duration fresh,
    TrustedProxies trustedProxies,
    String publicOrigin,
    String bind,
    boolean demoUsers) {

  /**
   * The options of {@code arguments}, each {@code --name=value} or {@code --name value}; what is
   * not said there, of the environment; what is not said there either, the defaults.
   *
   * @throws OptionException for anything that is not accepted
   */
  public static Options of(String sample, String[] arguments, Map<String, String> environment) {
    return OptionReader.of(arguments, environment).read(sample);
  }

  /** All options with what they take, a line each. */
  public static String help() {
    return Arrays.stream(Option.values()).map(Option::explained).collect(Collectors.joining("\n"))
        + "\nEach is --name=value as an argument, or JETON_NAME=value in the environment.";
  }
}
