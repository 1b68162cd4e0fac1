package dev.jeton.tck.store;

import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.Revocation.OfSession;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Heard;
import dev.jeton.store.RevocationFeed.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows a feed from a position on, as a node does. Not thread-safe. */
final class Follower {

  private final RevocationFeed feed;
  private Position position;

  Follower(RevocationFeed feed, Position from) {
    this.feed = feed;
    this.position = from;
  }

  /** What was told since it last asked. */
  List<Revocation> next() {
    Heard heard = (Heard) feed.follow(position);
    position = heard.next();
    return heard.entries();
  }

  /** Which sessions it is told have ended, until none of these threads runs. */
  Set<SessionId> sessionsWhile(List<Thread> running) {
    Set<SessionId> told = new HashSet<>();
    boolean over = false;
    while (!over) {
      // Asked before the last look: what was acknowledged until then must be in it.
      over = running.stream().noneMatch(Thread::isAlive);
      for (Revocation each : next()) if (each instanceof OfSession one) told.add(one.id());
    }
    return told;
  }
}
