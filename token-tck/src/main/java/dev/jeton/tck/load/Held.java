package dev.jeton.tck.load;

import dev.jeton.tck.fake.RecordingExchange;
import java.util.Optional;

/**
 * What a user holds of one session: a line of a header that carries a token, and a refresh token where
 * he is an API client.
 */
record Held(String header, String line, Optional<String> refresh) {

  static Held cookie(String line) {
    return new Held("Cookie", line, Optional.empty());
  }

  static Held bearer(String access, String refresh) {
    return new Held("Authorization", "Bearer " + access, Optional.of(refresh));
  }

  RecordingExchange on(String method, String target) {
    return new RecordingExchange(method, target)
        .with(header, line)
        .with("Sec-Fetch-Site", "same-origin");
  }

  /** Names nothing of the token. */
  @Override
  public String toString() {
    return header;
  }
}
