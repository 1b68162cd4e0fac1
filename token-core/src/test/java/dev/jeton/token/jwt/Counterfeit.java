package dev.jeton.token.jwt;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.Reply;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A live session of alice and access tokens for it, written by hand: as the profile says but for
 * what a test changes. Values are raw JSON. Not thread-safe.
 */
final class Counterfeit {
  static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private static final String PUBLIC_BODY =
      "{\"type\":\"urn:jeton:problem:unauthenticated\",\"title\":\"Authentication is required\",\"status\":401}";

  final Shop shop;
  final KeyEntry key;
  final SessionRecord record;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> claims = new LinkedHashMap<>();

  Counterfeit(Shop shop) {
    this.shop = shop;
    this.key = shop.keys.active(KeyPurpose.JWT);
    this.record = shop.pairOf(Shop.ALICE).session();
    long now = shop.clock.instant().getEpochSecond();
    header("alg", text(key.algorithm().jose()));
    header("kid", text(key.id()));
    header("typ", text("at+jwt"));
    claim("iss", text(Shop.ORIGIN));
    claim("sub", text("alice"));
    claim("aud", text(Shop.ORIGIN));
    claim("client_id", text("first-party"));
    claim("exp", Long.toString(now + 300));
    claim("iat", Long.toString(now));
    claim("jti", text("AAECAwQFBgcICQoLDA0ODw"));
    claim("sid", text(record.id().toString()));
    claim("ep", Long.toString(record.epoch()));
    claim("gen", "1");
    claim("auth_time", Long.toString(now));
    claim("acr", text("1"));
    claim("amr", "[\"pwd\"]");
    claim("roles", "[\"user\"]");
    claim("permissions", "[\"orders:*\"]");
    claim("session_created_at", Long.toString(record.createdAt().toEpochMilli()));
    claim("session_idle_ends_at", Long.toString(record.idleEndsAt().toEpochMilli()));
    claim("session_ends_at", Long.toString(record.absoluteEndsAt().toEpochMilli()));
  }

  static Counterfeit open() {
    return new Counterfeit(Shop.open());
  }

  static Counterfeit of(KeyAlgorithm algorithm) {
    return new Counterfeit(Shop.with(algorithm, options -> options));
  }

  static String text(String value) {
    return '"' + value + '"';
  }

  Counterfeit header(String name, String json) {
    header.put(name, json);
    return this;
  }

  Counterfeit claim(String name, String json) {
    claims.put(name, json);
    return this;
  }

  Counterfeit withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  Counterfeit withoutClaim(String name) {
    claims.remove(name);
    return this;
  }

  String headerJson() {
    return json(header);
  }

  String claimsJson() {
    return json(claims);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> text(member.getKey()) + ":" + member.getValue())
        .collect(joining(",", "{", "}"));
  }

  /** What would be signed. */
  String input() {
    return Forge.base64(headerJson()) + "." + Forge.base64(claimsJson());
  }

  /** Signed with the right key. */
  String token() {
    return Forge.signed(key, headerJson(), claimsJson());
  }

  /** With this signature. */
  String signedBy(byte[] signature) {
    return input() + "." + Forge.base64(signature);
  }

  Optional<Session> session() {
    return shop.admits(Shop.withBearer(token()), LOCAL)
        ? shop.admitted(Shop.withBearer(token()), LOCAL).current()
        : Optional.empty();
  }

  /** The token opens nothing, is told by the one public answer, and costs no store read. */
  void refuses(String token, Rejection... reasons) {
    shop.store.calls();
    shop.heard.clear();

    Reply asBearer = shop.refusal(Shop.withBearer(token), LOCAL);
    Reply asCookie = shop.refusal(Shop.withCookie(token), LOCAL);

    for (Reply reply : List.of(asBearer, asCookie)) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(Shop.text(reply)).isEqualTo(PUBLIC_BODY);
      assertThat(reply.header("WWW-Authenticate"))
          .containsExactly("Bearer realm=\"jeton\", error=\"invalid_token\"");
    }
    assertThat(shop.store.calls()).as("store calls").isEmpty();
    if (reasons.length > 0) assertThat(shop.rejections().get(0)).isIn((Object[]) reasons);
  }

  /** This counterfeit, rightly signed, is refused. */
  void isRefused(Rejection... reasons) {
    refuses(token(), reasons);
  }
}
