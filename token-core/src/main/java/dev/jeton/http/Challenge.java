package dev.jeton.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The challenge of a 401 or 403, the value of {@code WWW-Authenticate} (RFC 6750, section 3).
 * Immutable.
 *
 * <p>A request that brought no credential gets {@link #bearer} alone, without an error code
 * (section 3.1).
 */
public final class Challenge {
  private final String headerValue;

  private Challenge(String headerValue) {
    this.headerValue = headerValue;
  }

  /**
   * {@code Bearer realm="…"}: a credential is wanted.
   *
   * @param realm printable ASCII
   */
  public static Challenge bearer(String realm) {
    return new Challenge("Bearer realm=" + quoted("realm", realm));
  }

  /**
   * {@code Basic realm="…"}: id and secret of a registered client are wanted (RFC 7617, section 2).
   *
   * @param realm printable ASCII
   */
  public static Challenge basic(String realm) {
    return new Challenge("Basic realm=" + quoted("realm", realm) + ", charset=\"UTF-8\"");
  }

  /**
   * The same with {@code error="invalid_token"}: the credential is expired, revoked, malformed or
   * unknown.
   */
  public Challenge invalidToken() {
    return with("error", "invalid_token");
  }

  /** The same with {@code error="invalid_request"}: the request itself can't be read. */
  public Challenge invalidRequest() {
    return with("error", "invalid_request");
  }

  /**
   * The same with {@code error="insufficient_scope"} and the scopes that are wanted, if any are
   * told.
   *
   * @param scopes visible ASCII without space, quote and backslash (RFC 6749, section 3.3)
   */
  public Challenge insufficientScope(Set<String> scopes) {
    Challenge error = with("error", "insufficient_scope");
    for (String scope : scopes)
      if (!scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"))
        throw new IllegalArgumentException(
            "scope " + scope + " must be visible ASCII without space, quote and backslash");
    return scopes.isEmpty()
        ? error
        : error.with("scope", String.join(" ", scopes.stream().sorted().toList()));
  }

  /**
   * The same with {@code error="insufficient_user_authentication"}: the subject has to prove again
   * who it is (RFC 9470, section 3).
   *
   * @param maxAge {@code max_age}: how long ago that may be, in whole seconds
   * @param level {@code acr_values}: how strong it must be
   */
  public Challenge insufficientUserAuthentication(Optional<Duration> maxAge, OptionalInt level) {
    Challenge said = with("error", "insufficient_user_authentication");
    if (level.isPresent()) said = said.with("acr_values", Integer.toString(level.getAsInt()));
    return maxAge.isPresent()
        ? said.with("max_age", Long.toString(maxAge.get().toSeconds()))
        : said;
  }

  /** The value of the header line. */
  public String headerValue() {
    return headerValue;
  }

  private Challenge with(String name, String value) {
    return new Challenge(headerValue + ", " + name + "=" + quoted(name, value));
  }

  // quoted-string, RFC 9110, section 5.6.4
  private static String quoted(String name, String value) {
    if (!value.chars().allMatch(c -> c >= 0x20 && c <= 0x7E))
      throw new IllegalArgumentException(name + " must be printable ASCII");
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Challenge that && headerValue.equals(that.headerValue);
  }

  @Override
  public int hashCode() {
    return headerValue.hashCode();
  }

  @Override
  public String toString() {
    return headerValue;
  }
}
