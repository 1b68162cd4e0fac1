package dev.jeton;

import static java.util.Objects.requireNonNull;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.http.Caching;
import dev.jeton.http.HttpExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import dev.jeton.transport.Presentation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The token that one request showed: which session it opens, and what takes its place. */
final class ShownToken {

  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;
  private final boolean passive;
  private Presentation presentation;
  private Optional<EndReason> because = Optional.empty();
  private Optional<List<Authentication>> ownProofs = Optional.empty();
  private boolean knownToBeOver;
  private boolean cachesTold;
  private boolean toBeMoved;
  private Optional<Valid> atHand = Optional.empty();

  ShownToken(
      Wiring wiring,
      HttpExchange exchange,
      RequestInfo request,
      Presentation presentation,
      boolean passive) {
    this.wiring = wiring;
    this.exchange = exchange;
    this.request = request;
    this.presentation = presentation;
    this.passive = passive;
  }

  /** Whether it came in the cookie. */
  boolean inCookie() {
    return presentation
        .token()
        .filter(presented -> presented.carrier() == Carrier.COOKIE)
        .isPresent();
  }

  /**
   * Whether the session that it opens is known without waiting for anybody, and nothing is to be
   * written. Then {@link #session} answers what was found here, once.
   */
  boolean atHand(Trust trust) {
    atHand = presentation
        .token()
        .flatMap(presented -> wiring.tokens().atOnce(presented, trust))
        .filter(valid -> valid.record().filter(this::mattersNow).isEmpty());
    return atHand.isPresent();
  }

  private boolean mattersNow(SessionRecord record) {
    return !wiring.rights().lastKnown(record) || dueToBeSeen(record);
  }

  /** The session that it opens, as {@code trust} wants to know it. */
  Optional<Session> session(Trust trust) {
    tellCaches();
    Optional<Valid> known = atHand.filter(valid -> valid.session().trust().reaches(trust));
    atHand = Optional.empty();
    if (known.isPresent()) {
      ownProofs = known.get().ownProofs();
      return known.map(Valid::session);
    }
    if (!presentation.anythingCame()) return Optional.empty();
    if (presentation.severalCookiesCame()) tellApart();
    // How long a cookie is for that is to be written anew, only the record tells.
    Trust asked = toBeMoved ? Trust.AUTHORITATIVE : trust;
    Validation validation = presentation
        .token()
        .map(presented -> wiring.tokens().validate(presented, asked))
        .orElseGet(() -> new Rejected(presentation.fault().orElse(Rejection.MALFORMED)));
    if (validation instanceof Valid valid) {
      ownProofs = valid.ownProofs();
      return entitled(valid).map(this::seen);
    }
    if (validation instanceof UnderRevokedKey saved) return cutToANewKey(saved.session());
    if (validation instanceof Rejected rejected) {
      because = rejected.because();
      knownToBeOver = rejected.reason() == Rejection.ENDED;
    }
    if (validation instanceof Refusal refusal) wiring.refused().conclude(refusal, request);
    // Two cookies of one name: somebody put one beside ours. Nothing is opened by either, and the
    // browser drops ours, so that the next log-in heals. In every other case a cookie stays: the
    // next request may be the good one.
    if (presentation.severalCookiesCame()) wiring.cookies().delete(exchange);
    return Optional.empty();
  }

  /** What it proves, where {@link #session} found that the session holds more than that. */
  Optional<List<Authentication>> ownProofs() {
    return ownProofs;
  }

  private void tellApart() {
    Optional<Presentation> told = new MovedCookie(wiring).told(presentation);
    toBeMoved = told.isPresent();
    presentation = told.orElse(presentation);
  }

  // Once: who asks again may do so long after the response is gone.
  private void tellCaches() {
    if (!cachesTold) Caching.dependsOnWhoAsks(exchange);
    cachesTold = true;
  }

  /** Why the session is over that it belongs to, if it proves that and {@link #session} found so. */
  Optional<EndReason> endedBecause() {
    // A node that has heard of the end refuses a JWT without its record; who asks why has it read.
    if (because.isEmpty() && knownToBeOver)
      because = presentation.token().map(Presented::token).flatMap(wiring.jwts()::endedBecause);
    return because;
  }

  /** Changes {@code record} and cuts, and writes the cookie if that is where the token is. */
  Optional<IssuedTokens> cut(
      SessionRecord record, UnaryOperator<SessionRecord> change, boolean tokenInCookie) {
    Optional<IssuedTokens> cut =
        requireNonNull(wiring.issuers().get(record.kind())).cut(record.id(), change);
    cut.ifPresent(issued -> {
      if (tokenInCookie) wiring.cookies().write(exchange, issued);
      SessionRecord next = issued.session();
      tell(new Rotated(next.id(), next.subject().id(), next.generation(), request));
    });
    return cut;
  }

  // Only a cookie can be replaced on the way; whoever holds his token himself logs in anew.
  private Optional<Session> cutToANewKey(SessionRecord record) {
    Optional<IssuedTokens> cut = inCookie()
        ? wiring.rights().lately(record).flatMap(entitled -> cut(entitled, same -> same, true))
        : Optional.empty();
    if (cut.isEmpty()) tell(new TokenRejected(Rejection.FORGED, request));
    return cut.map(tokens -> tokens.session().view(Trust.AUTHORITATIVE));
  }

  // Where the record was read, its rights are those of the application; a JWT has those of its
  // issue.
  private Optional<Valid> entitled(Valid valid) {
    if (valid.record().isEmpty()) return Optional.of(valid);
    Optional<Valid> entitled = valid.record().flatMap(wiring.rights()::lately).map(valid::as);
    if (entitled.isEmpty()) {
      because = Optional.of(EndReason.DISABLED);
      tell(new TokenRejected(Rejection.ENDED, request));
    }
    return entitled;
  }

  private Session seen(Valid valid) {
    if (toBeMoved) valid.record().ifPresent(this::moved);
    valid.renewed().ifPresent(renewed -> wiring.cookies().write(exchange, renewed));
    return valid
        .record()
        .filter(this::dueToBeSeen)
        .map(record -> touched(valid, record))
        .orElse(valid)
        .session();
  }

  private boolean dueToBeSeen(SessionRecord record) {
    return !passive && record.dueToBeSeen(wiring.clock().instant());
  }

  // Whether it came in the present cookie or in the one that was left behind: from now on it is in
  // the present one, and the other is gone.
  private void moved(SessionRecord record) {
    toBeMoved = false;
    presentation
        .token()
        .ifPresent(presented -> wiring.cookies().write(exchange, presented.token(), record));
  }

  private Valid touched(Valid valid, SessionRecord record) {
    Instant now = wiring.clock().instant();
    try {
      return wiring.store().touch(record.id(), now) ? valid.as(record.seenAt(now)) : valid;
    } catch (StoreException away) {
      // The record was read, so the session is alive: a store that can't write at the moment logs
      // nobody out.
      tell(new StoreAway(String.valueOf(away.getMessage()), request));
      return valid;
    }
  }

  private void tell(SessionEvent event) {
    wiring.listener().tell(event);
  }
}
