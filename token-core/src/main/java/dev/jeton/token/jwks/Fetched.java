package dev.jeton.token.jwks;

import dev.jeton.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to fetch a document. */
sealed interface Fetched {

  /** It came: {@code json}, which may be kept for {@code freshFor}. */
  record Document(JsonObject json, Duration freshFor) implements Fetched {}

  /**
   * It did not. {@code why} is in our own words: nothing that the server said is in it.
   *
   * @param cause what the JDK threw, if it did
   */
  record Failed(String why, Optional<Exception> cause) implements Fetched {
    static Failed because(String why) {
      return new Failed(why, Optional.empty());
    }
  }
}
