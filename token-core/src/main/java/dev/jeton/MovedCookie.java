package dev.jeton;

import dev.jeton.session.Trust;
import dev.jeton.token.Presented;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import dev.jeton.transport.Presentation;
import java.util.List;
import java.util.Optional;

/**
 * A session cookie that moved from one path or domain to another under its name: a browser that has
 * both sends both, and no server can see which is which (RFC 6265bis, section 4.2.2).
 */
final class MovedCookie {

  private final Wiring wiring;

  MovedCookie(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * The presentation with the one cookie that opens a session, where the others open none; empty
   * where they can't be told apart, and where the cookie did not move: then somebody has put one
   * beside ours.
   */
  Optional<Presentation> told(Presentation presentation) {
    List<Presented> came = presentation.cookieTokens();
    int most = wiring.cookies().mostOfOneName();
    if (most == 1 || came.size() > most) return Optional.empty();
    // What the others are is not concluded from: a token that the session left behind, in a cookie
    // that was left behind, is no copy in the hand of a thief.
    List<Presented> opening = came.stream().filter(this::opens).toList();
    return opening.size() == 1
        ? Optional.of(presentation.withOnly(opening.get(0)))
        : Optional.empty();
  }

  private boolean opens(Presented presented) {
    Validation validation = wiring.tokens().validate(presented, Trust.AUTHORITATIVE);
    return validation instanceof Valid || validation instanceof UnderRevokedKey;
  }
}
