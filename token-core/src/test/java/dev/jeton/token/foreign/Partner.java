package dev.jeton.token.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionListener;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwks.ForeignKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Another issuer that writes access tokens for the shop: as RFC 9068 says but for what a test
 * changes. Values are raw JSON. Not thread-safe.
 */
public final class Partner {
  public static final String ISSUER = "https://id.partner.example";
  public static final String AUDIENCE = "https://shop.example";
  static final long NOW = ManualClock.NOON.getEpochSecond();

  final ForeignKey key;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> claims = new LinkedHashMap<>();

  public Partner(ForeignKey key) {
    this.key = key;
    header("alg", text(key.algorithm()));
    header("kid", text(key.id()));
    header("typ", text("at+jwt"));
    claim("iss", text(ISSUER));
    claim("sub", text("bob"));
    claim("aud", text(AUDIENCE));
    claim("client_id", text("their-app"));
    claim("exp", Long.toString(NOW + 300));
    claim("iat", Long.toString(NOW));
    claim("jti", text("4711"));
  }

  public static String text(String value) {
    return '"' + value + '"';
  }

  public Partner header(String name, String json) {
    header.put(name, json);
    return this;
  }

  public Partner claim(String name, String json) {
    claims.put(name, json);
    return this;
  }

  Partner withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  Partner withoutClaim(String name) {
    claims.remove(name);
    return this;
  }

  /** Signed with its key. */
  public String token() {
    return signedBy(key);
  }

  /** With the header and the claims of this one, signed with that key. */
  String signedBy(ForeignKey other) {
    return other.token(json(header), json(claims));
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> text(member.getKey()) + ":" + member.getValue())
        .collect(joining(",", "{", "}"));
  }

  static JsonObject document(String json) {
    return JsonObject.parse(json.getBytes(UTF_8)).orElseThrow();
  }

  /** What the shop says of it by default, with its keys at hand. */
  public static TrustedIssuerBuilder trusted(ForeignKey... keys) {
    return TrustedIssuer.builder(ISSUER, "partner", AUDIENCE, document(ForeignKey.set(keys)));
  }

  static TrustedIssuers open(Clock clock, TrustedIssuer... issuers) {
    return TrustedIssuers.open(clock, SessionListener.SILENT, issuers);
  }

  static Validation answer(TokenValidator validator, String token) {
    return validator.validate(new Presented(SessionToken.of(token), Carrier.BEARER), Trust.LOCAL);
  }

  static Session session(TokenValidator validator, String token) {
    Validation answer = answer(validator, token);
    assertThat(answer).isInstanceOf(Valid.class);
    return ((Valid) answer).session();
  }

  static void accepts(TokenValidator validator, String token) {
    assertThat(answer(validator, token)).isInstanceOf(Valid.class);
  }

  static void refuses(TokenValidator validator, String token, Rejection reason) {
    assertThat(answer(validator, token)).isEqualTo(new Rejected(reason));
  }
}
