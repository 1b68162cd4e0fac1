package dev.jeton;

import dev.jeton.store.SessionRecord;
import java.util.Optional;

/** The anti-forgery token of the session of one request. */
final class AntiForgery {

  private final Wiring wiring;
  private final CurrentSession current;

  AntiForgery(Wiring wiring, CurrentSession current) {
    this.wiring = wiring;
    this.current = current;
  }

  Optional<String> token() {
    return record().map(held -> wiring.antiForgery().issue(held.id(), held.generation()));
  }

  boolean proven(String presented) {
    return record()
        .filter(held -> wiring.antiForgery().verifies(presented, held.id(), held.generation()))
        .isPresent();
  }

  // From the store, for a session that is believed by its token alone knows no later generation.
  private Optional<SessionRecord> record() {
    return current.session().flatMap(current::kept);
  }
}
