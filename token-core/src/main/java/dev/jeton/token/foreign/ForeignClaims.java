package dev.jeton.token.foreign;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Verified claims of a foreign access token (RFC 7519, section 4.1; RFC 9068, section 2.2), found
 * to be of the right shape and meant for us. Immutable.
 *
 * @param notBefore {@code nbf}, or when it was issued
 * @param expiresAt {@code exp}: from this instant on the token is over
 * @param session what the token says
 */
record ForeignClaims(Instant issuedAt, Instant notBefore, Instant expiresAt, Session session) {

  // Bound to a key that nobody here asks for, acting for another, or a token of another purpose:
  // an ID token, or a notice of a log-out (RFC 8725, section 3.12).
  private static final Set<String> REFUSED =
      Set.of("cnf", "act", "nonce", "at_hash", "c_hash", "s_hash", "events");

  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  // No level is taken over: what "acr" means elsewhere is not known here.
  private static final int LOWEST_LEVEL = 1;

  /** The claims in {@code json}, or empty if one is missing, misshapen or not for us. */
  static Optional<ForeignClaims> read(JsonObject json, String type, IssuerTerms terms) {
    boolean ours = REFUSED.stream().noneMatch(json::has)
        && terms.acceptsAudience(audiences(json))
        && (!type.equals(IssuerTerms.ACCESS_TOKEN) || (json.has("jti") && json.has("client_id")));
    if (!ours) return Optional.empty();
    try {
      return Optional.of(read(json, terms));
    } catch (IllegalArgumentException | DateTimeException misshapen) {
      // Signed by an issuer that we trust, but nothing that we can take.
      return Optional.empty();
    }
  }

  private static ForeignClaims read(JsonObject json, IssuerTerms terms) {
    Instant issuedAt = required(json, "iat");
    Instant expiresAt = required(json, "exp");
    if (!issuedAt.isBefore(expiresAt)) throw new IllegalArgumentException("exp is not after iat");
    if (Duration.between(issuedAt, expiresAt).compareTo(terms.longestLife()) > 0)
      throw new IllegalArgumentException("the token lives too long");
    SubjectId id = new SubjectId(terms.tenant(), text(json, "sub").orElseThrow(Missing::new));
    Subject subject = new Subject(id, terms.rights().roles(json), terms.rights().permissions(json));
    Instant end = expiresAt.plus(terms.leeway());
    Session session = new Session(
        sessionId(json, terms.issuer(), id, issuedAt),
        subject,
        Optional.empty(),
        List.of(authentication(json, issuedAt)),
        issuedAt,
        issuedAt,
        end,
        end,
        new ClientInfo(text(json, "client_id").orElse(""), ""),
        Trust.LOCAL);
    return new ForeignClaims(issuedAt, time(json, "nbf").orElse(issuedAt), end, session);
  }

  private static List<String> audiences(JsonObject json) {
    return json.text("aud").map(List::of).or(() -> json.texts("aud")).orElse(List.of());
  }

  private static Authentication authentication(JsonObject json, Instant issuedAt) {
    // Without "auth_time" it was never: a token that was just renewed proves no fresh log-in.
    Instant at = time(json, "auth_time").orElse(Instant.EPOCH);
    if (at.isAfter(issuedAt)) throw new IllegalArgumentException("auth_time is after iat");
    String method = json.texts("amr").orElse(List.of()).stream()
        .filter(each -> each.matches("[a-z0-9_-]{1,32}"))
        .findFirst()
        .orElse("foreign");
    return new Authentication(method, at, LOWEST_LEVEL);
  }

  /**
   * A name for the session that the token stands for: the same for the same token, and for no other
   * of any issuer. Each part is preceded by its length, or two tokens could be framed into one.
   */
  private static SessionId sessionId(
      JsonObject json, String issuer, SubjectId subject, Instant issuedAt) {
    Optional<String> tokenId = text(json, "jti");
    List<String> parts = tokenId
        .map(jti -> List.of(issuer, "jti", jti))
        .orElseGet(() ->
            List.of(issuer, "sub", subject.value(), Long.toString(issuedAt.getEpochSecond())));
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    return SessionId.of(Arrays.copyOf(sha256.digest(), SessionId.BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The text of that name, where there is one; it must not be blank. */
  private static Optional<String> text(JsonObject json, String name) {
    if (!json.has(name)) return Optional.empty();
    return Optional.of(json.text(name).filter(text -> !text.isBlank()).orElseThrow(Missing::new));
  }

  private static Instant required(JsonObject json, String name) {
    return time(json, name).orElseThrow(Missing::new);
  }

  /** The time of that name, where there is one: whole seconds of the years 1970 to 9999. */
  private static Optional<Instant> time(JsonObject json, String name) {
    if (!json.has(name)) return Optional.empty();
    OptionalLong seconds = json.integer(name);
    if (seconds.isEmpty() || seconds.getAsLong() < 0 || seconds.getAsLong() > LATEST)
      throw new Missing();
    return Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
  }

  /** A claim that must be there is not, or not in the shape that it must have. */
  private static final class Missing extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }
}
