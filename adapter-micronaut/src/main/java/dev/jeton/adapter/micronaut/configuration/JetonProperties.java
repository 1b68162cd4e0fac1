package dev.jeton.adapter.micronaut.configuration;

import dev.jeton.cookie.SameSite;
import dev.jeton.session.Lifetimes;
import dev.jeton.token.TokenFormat;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;

/**
 * The properties below {@code jeton}. What is left out has the default of {@link dev.jeton.SessionTokensBuilder}.
 * Immutable.
 *
 * @param publicOrigin What browsers call this application: scheme, host and, unless usual, port. Required.
 * @param trustedOrigins Other sites that may begin requests here, each as scheme, host and port. Default none. Their
 *     pages can do whatever the person can.
 * @param trustedProxies Networks whose Forwarded headers are believed, 10.0.0.0/8 for example. Default none.
 * @param browserTokens What a browser holds in its cookie: reference or jwt. Default reference.
 * @param apiTokens What API clients hold: reference or jwt. Default jwt, with a refresh token.
 * @param tokenPrefix What reference tokens begin with. 1 to 16 of a-z 0-9. Default jeton.
 * @param realm What challenges call this application. Printable ASCII. Default jeton.
 * @param logInPage Where a browser is sent that needs to log in. A path. Default /.
 * @param openWithoutRoute Whether requests that match no route, static resources among them, may go on. Default false:
 *     they are refused.
 */
@ConfigurationProperties("jeton")
public record JetonProperties(
    String publicOrigin,
    @Nullable List<String> trustedOrigins,
    @Nullable List<String> trustedProxies,
    @Nullable TokenFormat browserTokens,
    @Nullable TokenFormat apiTokens,
    @Nullable String tokenPrefix,
    @Nullable String realm,
    @Nullable String logInPage,
    @Nullable Boolean openWithoutRoute) {

  /**
   * The session cookie.
   *
   * @param name What follows the prefix __Host- in its name. Default session.
   * @param sameSite With which requests it is sent: strict, lax or none. Default lax.
   */
  @ConfigurationProperties("cookie")
  public record Cookie(@Nullable String name, @Nullable SameSite sameSite) {}

  /**
   * How long a session lives.
   *
   * @param idle Since it was last seen. Default 30 minutes; at most the absolute lifetime.
   * @param absolute Since log-in. Default 12 hours; at most 400 days.
   */
  @ConfigurationProperties("lifetimes")
  public record Usual(@Nullable Duration idle, @Nullable Duration absolute) {

    Lifetimes lifetimes() {
      return with(Lifetimes.DEFAULT, idle, absolute);
    }
  }

  /**
   * How long a session lives for "keep me logged in".
   *
   * @param idle Since it was last seen. Default 14 days; at most the absolute lifetime.
   * @param absolute Since log-in. Default 30 days; at most 400 days.
   */
  @ConfigurationProperties("remembered-lifetimes")
  public record Remembered(@Nullable Duration idle, @Nullable Duration absolute) {

    Lifetimes lifetimes() {
      return with(Lifetimes.REMEMBERED, idle, absolute);
    }
  }

  private static Lifetimes with(Lifetimes usual, @Nullable Duration idle, @Nullable Duration absolute) {
    return new Lifetimes(idle == null ? usual.idle() : idle, absolute == null ? usual.absolute() : absolute);
  }
}
