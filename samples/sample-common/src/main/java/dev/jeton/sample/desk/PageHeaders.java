package dev.jeton.sample.desk;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a page of ours may do in a browser: its own style and scripts, by their hashes, and nothing
 * else. Thread-safe.
 */
public final class PageHeaders {

  private static final String POLICY = "default-src 'none'; style-src " + hash(Pages.STYLE)
      + "; script-src " + hash(Pages.COMMON_SCRIPT) + " " + hash(Pages.DESK_SCRIPT)
      + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageHeaders() {}

  /** {@code page} with the policy. */
  static Reply on(Reply page) {
    return page.withHeader("Content-Security-Policy", POLICY)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Referrer-Policy", "same-origin");
  }

  /** The same endpoint, whose pages get the policy. */
  public static Endpoint on(Endpoint endpoint) {
    return new Endpoint() {
      @Override
      public Access access() {
        return endpoint.access();
      }

      @Override
      public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
        return on(endpoint.handle(exchange, session, body));
      }
    };
  }

  // CSP Level 3, section 2.3.1: the hash of all between the tags, as it stands there.
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(
          "SHA-256 is missing from this Java platform", everyPlatformHasIt);
    }
  }
}
