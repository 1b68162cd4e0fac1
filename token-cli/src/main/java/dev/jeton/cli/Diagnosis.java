package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.session.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a token is refused, for people: what the validator says, and what in the token, which may be
 * anybody's invention, disagrees with what was asked for. Immutable.
 */
record Diagnosis(String issuer, String audience, String type) {

  String of(String token, Rejection reason) {
    Optional<JsonObject> claims = DecodedToken.claims(token);
    Optional<JsonObject> header = DecodedToken.header(token);
    String why = reason.name() + ": " + meaning(reason);
    if (claims.isEmpty() || header.isEmpty()) return why;
    if (claims.get().text("iss").filter(issuer::equals).isEmpty())
      return why + "; its iss is not " + issuer;
    if (!audiences(claims.get()).contains(audience)) return why + "; its aud is not " + audience;
    if (header.get().text("typ").filter(this::isType).isEmpty())
      return why + "; its typ is not " + type;
    return why;
  }

  private boolean isType(String typ) {
    return typ.toLowerCase(Locale.ROOT)
        .replaceFirst("^application/", "")
        .equals(type.toLowerCase(Locale.ROOT).replaceFirst("^application/", ""));
  }

  private static List<String> audiences(JsonObject claims) {
    return claims.text("aud").map(List::of).or(() -> claims.texts("aud")).orElse(List.of());
  }

  private static String meaning(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> "it is not one strict compact JWS of that issuer";
      case FORGED -> "no key that was given made its signature by its algorithm";
      case NOT_FOR_THIS -> "it is for something else, or a claim is missing or misshapen";
      case EXPIRED -> "its time is over";
      default -> "it opens nothing";
    };
  }
}
