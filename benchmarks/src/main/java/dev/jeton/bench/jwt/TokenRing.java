package dev.jeton.bench.jwt;

import cn.dev33.satoken.jwt.SaJwtUtil;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.lang.JoseException;

/**
 * Tokens to be judged in turn, and some that everybody has to refuse: a number must not come from a
 * call that fails, nor from one that looks at nothing.
 *
 * @param good each another one
 * @param forged with a signature of other claims
 * @param unfit signed well, but over or for somebody else
 */
record TokenRing(List<String> good, List<String> forged, List<String> unfit) {

  private static final Duration LIFE = Duration.ofMinutes(14);

  // What is over by less, nimbus-jose-jwt takes by default for the fault of a clock.
  private static final int LEEWAY_OF_PEERS = 120;

  static TokenRing of(JwtKeys keys, OwnJwts own, int size) throws JoseException {
    boolean foreign = !keys.algorithm().mayIssue();
    Instant now = Instant.now();
    List<String> good = new ArrayList<>();
    for (int index = 0; index < size; index++)
      good.add(
          foreign
              ? keys.sign(
                  Terms.KEY, Terms.TYPE, Terms.foreignClaims("id-" + index, now, now.plus(LIFE)))
              : own.token());
    String claims = payload(good.get(0));
    String keyId = foreign ? Terms.KEY : own.keyId();
    List<String> unfit = List.of(
        keys.sign(keyId, Terms.TYPE, with(claims, "exp", now.getEpochSecond() - LEEWAY_OF_PEERS)),
        keys.sign(keyId, Terms.TYPE, with(claims, "aud", "https://elsewhere.example")),
        keys.sign(keyId, Terms.TYPE, with(claims, "iss", "https://elsewhere.example")));
    return new TokenRing(good, List.of(swapped(good.get(0), good.get(1))), unfit);
  }

  /** Tokens of sa-token-jwt, which takes no other. */
  static TokenRing ofSaToken(JwtKeys keys, int size) {
    List<String> good = new ArrayList<>();
    for (int index = 0; index < size; index++)
      good.add(SaJwtUtil.createToken(
          Peers.SA_TOKEN_ACCOUNTS,
          Terms.SUBJECT.id().value(),
          "web",
          LIFE.toSeconds(),
          Map.of("roles", List.copyOf(Terms.SUBJECT.roles())),
          Peers.saTokenSecret(keys)));
    return new TokenRing(good, List.of(swapped(good.get(0), good.get(1))), List.of());
  }

  /** How many are enough, by what it costs to make one. */
  static int size(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case HS256 -> 2048;
      case ES256 -> 2048;
      case ED25519 -> 2048;
      default -> 512;
    };
  }

  /** Fails unless every good one is believed and no other is. */
  void demandSense(Verifier verifier, boolean looksAtClaims) throws Exception {
    Object unused = verifier.claims(good.get(0));
    for (String token : forged) demandRefusal(verifier, token, "forged");
    if (looksAtClaims) for (String token : unfit) demandRefusal(verifier, token, "unfit");
  }

  private static void demandRefusal(Verifier verifier, String token, String what) {
    try {
      Object unused = verifier.claims(token);
    } catch (Exception refused) {
      return;
    }
    throw new IllegalStateException("a token was believed that is " + what);
  }

  private static String swapped(String claimed, String signed) {
    String[] one = claimed.split("\\.", -1);
    String[] other = signed.split("\\.", -1);
    return one[0] + "." + one[1] + "." + other[2];
  }

  private static String payload(String token) {
    String claims = token.split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
  }

  private static String with(String claims, String name, Object value) {
    String spelled = new String(JsonObject.of(Map.of(name, value)).utf8(), StandardCharsets.UTF_8);
    String member = spelled.substring(1, spelled.length() - 1);
    return claims.replaceFirst("\"" + name + "\":(\"[^\"]*\"|[0-9]+)", member);
  }
}
