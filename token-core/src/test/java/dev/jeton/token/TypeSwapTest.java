package dev.jeton.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Trust;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token in every place: each is good in its own and nowhere else. */
class TypeSwapTest {
  private static final Shop REFERENCES =
      Shop.with(KeyAlgorithm.ES256, options -> options.apiTokens(TokenFormat.REFERENCE));
  private final Shop shop = Shop.open();
  private final Shop jwts = Shop.with(options -> options.browserTokens(TokenFormat.JWT));

  static Stream<Arguments> places() {
    return Stream.of("cookie", "bearer", "refresh")
        .flatMap(place -> Stream.of(
                "reference session token",
                "reference refresh token",
                "access token",
                "session JWT",
                "nothing")
            .map(token -> Arguments.of(token, place)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("places")
  @DisplayName("JWT attack 35, requirement 20: one kind of token in the place of another")
  void aTokenIsGoodInItsOwnPlaceAlone(String token, String place) {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("reference session token", "cookie bearer");
    good.put("reference refresh token", "refresh");
    good.put("access token", "bearer");
    good.put("session JWT", "cookie");
    good.put("nothing", "");
    Shop home = token.equals("session JWT") ? jwts : shop;
    String value = issued(token);

    boolean local = accepted(home, value, place, Trust.LOCAL);
    boolean fresh = accepted(home, value, place, Trust.AUTHORITATIVE);

    assertThat(local).isEqualTo(good.getOrDefault(token, "").contains(place));
    assertThat(fresh).isEqualTo(local);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("places")
  @DisplayName("Requirement 43: any token at the door of another application with other keys")
  void aTokenIsNoGoodElsewhere(String token, String place) {
    Shop elsewhere = Shop.with(KeyAlgorithm.ED25519, options -> options);

    assertThat(accepted(elsewhere, issued(token), place, Trust.LOCAL)).isFalse();
  }

  @Test
  void aReferenceTokenOfAnApiClientIsABearerToken() {
    IssuedTokens issued = REFERENCES.pairOf(Shop.ALICE);

    assertThat(issued.refreshToken()).isEmpty();
    assertThat(accepted(REFERENCES, issued.token().reveal(), "bearer", Trust.LOCAL))
        .isTrue();
  }

  private String issued(String token) {
    return switch (token) {
      case "reference session token" -> shop.cookieOf(Shop.ALICE);
      case "reference refresh token" ->
        shop.pairOf(Shop.ALICE).refreshToken().orElseThrow().reveal();
      case "access token" -> shop.pairOf(Shop.ALICE).token().reveal();
      case "session JWT" -> jwts.cookieOf(Shop.ALICE);
      default -> "x";
    };
  }

  private static boolean accepted(Shop shop, String token, String place, Trust trust) {
    return switch (place) {
      case "cookie" -> shop.admits(Shop.withCookie(token), Access.session().trust(trust));
      case "bearer" -> shop.admits(Shop.withBearer(token), Access.session().trust(trust));
      default ->
        shop.tokens().refresh(Shop.logInRequest(), SessionToken.of(token)).isPresent();
    };
  }
}
