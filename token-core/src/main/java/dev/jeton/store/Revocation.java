package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.time.Instant;

/**
 * Something that ended and that a token which carries its own claims, or a copy of a record, could
 * still speak for. It beats whatever those say, at every level of trust. Immutable.
 */
public sealed interface Revocation {

  /** From when on no token can name it any more. */
  Instant keepUntil();

  /** One session ended. */
  record OfSession(SessionId id, Instant keepUntil) implements Revocation {}

  /** All sessions of {@code subject} of an epoch below {@code epoch} ended. */
  record OfSubject(SubjectId subject, long epoch, Instant keepUntil) implements Revocation {}

  /** All sessions of all subjects of {@code tenant} of an epoch below {@code epoch} ended. */
  record OfTenant(String tenant, long epoch, Instant keepUntil) implements Revocation {}

  /** All sessions of an epoch below {@code epoch} ended. */
  record OfEverybody(long epoch, Instant keepUntil) implements Revocation {}

  /** The key of this id was revoked: what it signed is worth nothing from now on. */
  record OfKey(String id, Instant keepUntil) implements Revocation {}
}
