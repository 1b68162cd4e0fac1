package dev.jeton;

import dev.jeton.identity.Authentication;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which session a request has at the moment: the one of the token that it showed, until a log-in, a
 * cut or an end changes that. Asks when it is asked, and remembers. Belongs to one request; may be
 * called from one thread after another.
 */
final class CurrentSession {

  private final Wiring wiring;
  private final ShownToken shown;

  private Trust least;
  private boolean asked;
  private boolean inCookie;
  private Optional<List<Authentication>> ownProofs = Optional.empty();

  @Nullable
  private Session session;

  CurrentSession(Wiring wiring, ShownToken shown, Trust least) {
    this.wiring = wiring;
    this.shown = shown;
    this.least = least;
    this.inCookie = shown.inCookie();
  }

  /** Whether {@link #session} is known without waiting for anybody; that it is not says nothing. */
  synchronized boolean isAtHand() {
    return asked || shown.atHand(least);
  }

  /** Empty where nobody is logged in. */
  synchronized Optional<Session> session() {
    if (!asked) ask(least);
    return Optional.ofNullable(session);
  }

  /**
   * @throws IllegalStateException where there is none
   */
  Session required() {
    return session()
        .orElseThrow(() ->
            new IllegalStateException("no session: let the route demand one, or ask current()"));
  }

  /** Asks again if it is not known as freshly as that; every later answer is. */
  synchronized Optional<Session> atLeast(Trust level) {
    if (!least.reaches(level)) least = level;
    boolean known = asked && (session == null || session.trust().reaches(least));
    if (!known) ask(least);
    return Optional.ofNullable(session);
  }

  /** As the store knows it now, whatever the rest of the request is content with. */
  synchronized Optional<Session> fromTheStore() {
    if (session().filter(known -> known.trust() != Trust.AUTHORITATIVE).isPresent())
      ask(Trust.AUTHORITATIVE);
    return Optional.ofNullable(session);
  }

  // Where several cookies came, only who has asked knows whether one of them is the session's.
  private void ask(Trust trust) {
    Optional<Session> found = shown.session(trust);
    found.ifPresent(opened -> wiring.validated().count(opened.trust()));
    become(found, shown.inCookie());
    ownProofs = shown.ownProofs();
  }

  /**
   * Its record as it is now, with the rights of this moment, if it is alive: what a new token is
   * issued by.
   */
  Optional<SessionRecord> record() {
    // A token that was cut off may still be believed at a lower trust: it must not cut.
    return fromTheStore()
        .flatMap(this::kept)
        .filter(record -> !record.expiredAt(wiring.clock().instant()))
        .flatMap(wiring.rights()::now)
        .map(this::proven);
  }

  // A token from before a step-up leads to no new token that has it.
  private SessionRecord proven(SessionRecord record) {
    return ownProofs
        .map(proofs -> SessionDraft.of(record).authentications(proofs).record())
        .orElse(record);
  }

  /** The record of a session, which may have expired; empty where it has ended. */
  Optional<SessionRecord> kept(Session known) {
    return wiring.store().find(known.id()).filter(record -> record.end().isEmpty());
  }

  /**
   * Changes its record and cuts, in one conditional write that no concurrent change can undo; writes
   * the cookie, if the token is in one.
   *
   * @param change from the record as it is to what it shall be besides: its version, generation and
   *     secret stay; asked for again where somebody else was faster
   * @return empty if there is no session, or it ended meanwhile: then there is none from now on
   */
  Optional<IssuedTokens> cut(UnaryOperator<SessionRecord> change) {
    Optional<IssuedTokens> issued = record()
        .flatMap(record -> shown.cut(record, latest -> change.apply(proven(latest)), inCookie));
    become(issued.map(tokens -> tokens.session().view(Trust.AUTHORITATIVE)), inCookie);
    return issued;
  }

  /** Ends it, if there is one; there is none from now on. */
  void end(EndReason reason) {
    session()
        .ifPresent(known -> wiring.control().end(known.id(), known.subject().id(), reason));
    become(Optional.empty(), false);
  }

  /** Ends it, if there is one; {@code opened} is in its place from now on. */
  void replacedBy(Session opened, boolean tokenInCookie) {
    end(EndReason.REPLACED);
    become(Optional.of(opened), tokenInCookie);
  }

  /** The session of the rest of this request, and whether its token is in the cookie. */
  synchronized void become(Optional<Session> next, boolean tokenInCookie) {
    asked = true;
    ownProofs = Optional.empty();
    inCookie = tokenInCookie;
    session = next.orElse(null);
  }

  /** Whether the token of the session is in a cookie. */
  boolean isInCookie() {
    return inCookie;
  }

  /** Why it is over, if the token that was shown proves to be its own. */
  Optional<EndReason> endedBecause() {
    return session().isPresent() ? Optional.empty() : shown.endedBecause();
  }
}
