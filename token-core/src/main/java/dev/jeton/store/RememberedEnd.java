package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionRecord.End;
import java.util.Optional;

/**
 * What is left of a session once its tombstone is forgotten: when and why it ended, and by what its
 * former holder proves that it was his. Neither rights, nor client, nor address: nothing can be
 * opened by it. Immutable.
 *
 * @param id which session it was
 * @param kind what its client held
 * @param subject whose it was
 * @param generation of its last secret
 * @param secretHash of its last secret
 * @param end when and why it ended; {@link EndReason#EXPIRED} where its time was over
 */
public record RememberedEnd(
    SessionId id,
    TokenKind kind,
    SubjectId subject,
    int generation,
    SecretHash secretHash,
    End end) {

  /**
   * What is left of {@code record}.
   *
   * @param end when and why it ended, by whatever ended it; empty where its time was over
   */
  public static RememberedEnd of(SessionRecord record, Optional<End> end) {
    return new RememberedEnd(
        record.id(),
        record.kind(),
        record.subject().id(),
        record.generation(),
        record.secretHash(),
        end.orElseGet(() -> new End(EndReason.EXPIRED, record.idleEndsAt())));
  }
}
