package dev.jeton.token;

import dev.jeton.session.SessionId;
import java.util.List;
import java.util.Optional;

/** What became of an attempt to open a session and to issue its first token. */
public sealed interface Issue {

  /**
   * It was opened.
   *
   * @param evicted the sessions of the subject that ended for it, see {@link
   *     dev.jeton.session.SessionLimit}
   */
  record Issued(IssuedTokens issued, List<SessionId> evicted) implements Issue {
    public Issued {
      evicted = List.copyOf(evicted);
    }
  }

  /** All sessions of the subject were ended since {@link Opening#epoch} was read. */
  record Outdated() implements Issue {}

  /** The subject has as many sessions as it may have. */
  record LimitReached() implements Issue {}

  /** What was issued, if anything was. */
  default Optional<IssuedTokens> tokens() {
    return this instanceof Issued done ? Optional.of(done.issued()) : Optional.empty();
  }
}
