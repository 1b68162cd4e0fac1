package dev.jeton.planted.loud.event;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;

/** Right: what is worth saying is an event. */
final class TellerOfEvents {
  void tell(SessionListener listener, SessionEvent event) {
    listener.heard(event);
  }
}
