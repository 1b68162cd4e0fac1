package dev.jeton.token;

import dev.jeton.identity.Authentication;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.util.List;
import java.util.Optional;

/** What became of a presented token. Validating changes nothing; whoever asks draws the conclusions. */
public sealed interface Validation {

  /**
   * The token opens a session.
   *
   * @param session the session as this answer's trust knows it; an access token of a former
   *     generation has the authentications that it names itself, and none that came later
   * @param record the record, where the store was read, now or a moment ago
   * @param renewed a token to give to the client in the place of the presented one, whose time was
   *     over
   */
  record Valid(Session session, Optional<SessionRecord> record, Optional<IssuedTokens> renewed)
      implements Validation {

    /** Valid by the record, read now. */
    public static Valid by(SessionRecord record) {
      return by(record, Trust.AUTHORITATIVE);
    }

    /** Valid by the record, which is as fresh as {@code trust} says. */
    public static Valid by(SessionRecord record, Trust trust) {
      return new Valid(record.view(trust), Optional.of(record), Optional.empty());
    }

    /** The same by {@code present}, the record as it is now, which changes no authentications. */
    public Valid as(SessionRecord present) {
      Session view = present.view(session.trust()).provenBy(session.authentications());
      return new Valid(view, Optional.of(present), renewed);
    }

    /** What the token proves where that is less than what the record holds. */
    public Optional<List<Authentication>> ownProofs() {
      return record
          .filter(kept -> !kept.authentications().equals(session.authentications()))
          .map(kept -> session.authentications());
    }
  }

  /**
   * The token holds the secret of a session, but the key of its tag was revoked: it opens the session
   * only for a cut, which gives it a token under the new key.
   */
  record UnderRevokedKey(SessionRecord session) implements Validation {}

  /** The token opens nothing. */
  sealed interface Refusal extends Validation {

    /** Why, for events and tests; outwardly all of them are the same answer. */
    Rejection reason();
  }

  /**
   * The token opens nothing, and that is all.
   *
   * @param because why the session ended, for the client that proved it to be its own
   */
  record Rejected(Rejection reason, Optional<EndReason> because) implements Refusal {

    public Rejected(Rejection reason) {
      this(reason, Optional.empty());
    }

    /** Of a token whose secret was proven: its holder may know why its session is over. */
    public static Rejected because(Rejection reason, EndReason end) {
      return new Rejected(reason, Optional.of(end));
    }
  }

  /** The token was used up and comes back: {@code session} has to end. */
  record Reused(SessionRecord session, Reuse how) implements Refusal {
    @Override
    public Rejection reason() {
      return Rejection.REUSED;
    }
  }

  /** The token is of generation {@code presented}, newer than the record: the store is behind. */
  record Behind(SessionRecord session, int presented) implements Refusal {
    @Override
    public Rejection reason() {
      return Rejection.STORE_BEHIND;
    }
  }

  /** The token was the last that {@code session} could have, which has to end. */
  record Exhausted(SessionRecord session) implements Refusal {
    @Override
    public Rejection reason() {
      return Rejection.EXPIRED;
    }
  }
}
