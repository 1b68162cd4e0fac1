package dev.jeton.token.foreign;

import dev.jeton.json.JsonObject;
import java.net.URI;

/** Where the keys of an issuer come from. */
sealed interface KeySource {

  /** From an https URI, again and again. */
  record Published(URI at) implements KeySource {
    public Published {
      boolean usable = "https".equalsIgnoreCase(at.getScheme())
          && at.getHost() != null
          && at.getRawUserInfo() == null
          && at.getRawFragment() == null;
      if (!usable)
        throw new IllegalArgumentException("the JWK set at " + at.getScheme() + "://" + at.getHost()
            + " must be an https URI with a host and without user and fragment: over plain HTTP"
            + " anybody on the way could put in a key");
    }
  }

  /** From a document that the application has. */
  record InHand(JsonObject jwks) implements KeySource {}
}
