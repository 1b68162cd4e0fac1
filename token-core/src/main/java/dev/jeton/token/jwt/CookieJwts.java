package dev.jeton.token.jwt;

import dev.jeton.event.SessionEvent.NoRoom;
import dev.jeton.event.SessionListener;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NoRoomException;
import java.util.Optional;

/** Issues the JWTs of a cookie, as far as they have room in it. Thread-safe. */
final class CookieJwts {

  private final JwtTokens jwts;
  private final JwtRoom room;
  private final SessionListener listener;

  CookieJwts(JwtTokens jwts, JwtRoom room, SessionListener listener) {
    this.jwts = jwts;
    this.room = room;
    this.listener = listener;
  }

  /**
   * The JWT of {@code record}.
   *
   * @throws NoRoomException if it has no room in its cookie; then the listener has heard of it
   */
  IssuedTokens issued(SessionRecord record) {
    try {
      return jwts.inCookie(record, room);
    } catch (NoRoomException full) {
      listener.tell(new NoRoom(record.subject().id(), full.bytes(), full.budget(), full.claims()));
      throw full;
    }
  }

  /** The same, or empty where it has no room and the client has to go on without. */
  Optional<IssuedTokens> issuedIfRoom(SessionRecord record) {
    try {
      return Optional.of(issued(record));
    } catch (NoRoomException heardOf) {
      return Optional.empty();
    }
  }
}
