package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.time.Instant;

/** Something that ended and that a self-contained token could still name. Immutable. */
public sealed interface Revocation {

  /** From when on no token can name it any more. */
  Instant keepUntil();

  /** One session ended. */
  record OfSession(SessionId id, Instant keepUntil) implements Revocation {}

  /** All sessions of {@code subject} of an epoch below {@code epoch} ended. */
  record OfSubject(SubjectId subject, long epoch, Instant keepUntil) implements Revocation {}
}
