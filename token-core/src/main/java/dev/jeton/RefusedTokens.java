package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Validation.Behind;
import dev.jeton.token.Validation.Exhausted;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Reused;

/** What follows where a presented token opens nothing. Thread-safe. */
record RefusedTokens(SessionControl sessions, SessionListener listener) {

  /**
   * Tells why, and ends the session of a token that came back after it was used up. Of many requests
   * that notice it, one tells of the end.
   */
  void conclude(Refusal refusal, RequestInfo request) {
    if (refusal instanceof Reused reused) conclude(reused, request);
    if (refusal instanceof Exhausted exhausted) end(exhausted.session(), EndReason.EXHAUSTED);
    if (refusal instanceof Behind behind)
      listener.tell(new SessionEvent.StoreBehind(
          behind.session().id(), behind.presented(), behind.session().generation(), request));
    listener.tell(new SessionEvent.TokenRejected(refusal.reason(), request));
  }

  private void conclude(Reused reused, RequestInfo request) {
    SessionRecord session = reused.session();
    if (end(session, EndReason.REUSED))
      listener.tell(
          new SessionEvent.Reused(session.id(), session.subject().id(), reused.how(), request));
  }

  private boolean end(SessionRecord session, EndReason reason) {
    return sessions.end(session.id(), session.subject().id(), reason);
  }
}
