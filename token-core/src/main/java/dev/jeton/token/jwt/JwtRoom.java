package dev.jeton.token.jwt;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.json.JsonObject;
import dev.jeton.token.NoRoomException;
import dev.jeton.token.SessionToken;
import dev.jeton.token.jws.CompactJws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long a JWT may be where it has to be carried, told before a session depends on it. Immutable.
 *
 * @param what carries it, for messages
 * @param budget the bytes that there are
 * @param taken the bytes of them that stand there beside the token
 */
record JwtRoom(String what, int budget, int taken) {

  /** The bytes that every browser keeps of a cookie, attributes included (RFC 6265, section 6.1). */
  static final int COOKIE_BUDGET = 4096;

  /** What is longer, no validator of ours would read. */
  static final JwtRoom READABLE = new JwtRoom("a JWT", CompactJws.LONGEST, 0);

  private static final Duration LONG = Duration.ofDays(400);

  /**
   * The room in a cookie of {@code policy}. Newer browsers count name and value alone (RFC 6265bis,
   * section 5.6); older ones drop in silence what is longer altogether.
   */
  static JwtRoom inCookie(CookiePolicy policy) {
    // The longest form that there is: a cookie that outlives the browser, for as long as one can.
    int line = policy.carry("x", Instant.EPOCH, Instant.EPOCH.plus(LONG)).length();
    return new JwtRoom(
        "the session cookie " + policy.name().text() + " with its attributes",
        COOKIE_BUDGET,
        line - 1);
  }

  /**
   * Whether {@code token} has room here.
   *
   * @throws NoRoomException if it has not
   */
  void demand(SessionToken token, JsonObject claims) {
    // A JWT is ASCII, so that characters are bytes.
    int bytes = taken + token.reveal().length();
    if (bytes > budget)
      throw new NoRoomException(what, bytes, budget, longest(claims, bytes - budget));
  }

  /** The claims of which the longest are to go until {@code excess} bytes have gone. */
  private static List<String> longest(JsonObject claims, int excess) {
    List<String> byLength = new ArrayList<>(claims.names());
    byLength.sort(
        Comparator.comparingInt((String name) -> encoded(claims, name)).reversed());
    int gone = 0;
    int count = 0;
    while (count < byLength.size() && gone < excess) {
      gone += encoded(claims, byLength.get(count));
      count++;
    }
    return byLength.subList(0, count);
  }

  // Three bytes of JSON are four characters of base64url.
  private static int encoded(JsonObject claims, String name) {
    return claims.only(name).utf8().length * 4 / 3;
  }
}
