package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent.Reauthenticated;
import dev.jeton.event.SessionEvent.ReauthenticationRefused;
import dev.jeton.identity.Authentication;
import dev.jeton.session.Session;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step-up in the session of one request. */
final class StepUp {

  // The log-in, and the latest few: more would grow with every step-up.
  private static final int MOST = 4;

  private final CurrentSession current;
  private final Wiring wiring;
  private final RequestInfo request;

  StepUp(CurrentSession current, Wiring wiring, RequestInfo request) {
    this.current = current;
    this.wiring = wiring;
    this.request = request;
  }

  Optional<IssuedTokens> with(Authentication how) {
    Session present = current.required();
    if (present.actor().isPresent())
      throw new IllegalStateException("who acts for " + present.subject().id()
          + " can't prove to be that: let the route demand Access.notImpersonated()");
    Authentication proof = how.notAfter(wiring.clock().instant());
    Authentication added = proof.countingUntil(proof.at().plus(wiring.elevation()));
    Optional<IssuedTokens> issued = current.cut(record -> with(record, added));
    if (issued.isPresent())
      wiring
          .listener()
          .tell(new Reauthenticated(
              present.id(), present.subject().id(), how.method(), how.level(), request));
    return issued.filter(tokens -> !current.isInCookie());
  }

  void refused(boolean throttled) {
    current
        .session()
        .ifPresent(present -> wiring
            .listener()
            .tell(new ReauthenticationRefused(
                present.id(), present.subject().id(), throttled, request)));
  }

  private static SessionRecord with(SessionRecord record, Authentication added) {
    List<Authentication> all = new ArrayList<>(record.authentications());
    all.add(added);
    while (all.size() > MOST) all.remove(1);
    // A change of this version: the cut makes it the next.
    return record.changed().version(record.version()).authentications(all).record();
  }
}
