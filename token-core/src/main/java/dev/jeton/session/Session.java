package dev.jeton.session;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One log-in of one subject on one client, as it was found alive. Immutable, and holds no secret.
 *
 * @param id its public name
 * @param subject whose it is, with the roles and permissions that count for this request
 * @param actor who acts as the subject, where somebody does (RFC 8693, section 4.1): for showing and
 *     for logs, never for a permission
 * @param authentications how its subject was identified, oldest first; never empty
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last seen, to a tenth of the idle lifetime
 * @param idleEndsAt when it ends unless it is seen before; at this instant it is over
 * @param absoluteEndsAt when it ends in any case; at this instant it is over
 * @param client what its client called itself at log-in
 * @param trust how fresh all this is
 */
public record Session(
    SessionId id,
    Subject subject,
    Optional<SubjectId> actor,
    List<Authentication> authentications,
    Instant createdAt,
    Instant lastSeenAt,
    Instant idleEndsAt,
    Instant absoluteEndsAt,
    ClientInfo client,
    Trust trust) {

  public Session {
    authentications = List.copyOf(authentications);
    if (authentications.isEmpty())
      throw new IllegalArgumentException("a session has at least one authentication");
  }

  /** The latest authentication. */
  public Authentication authentication() {
    return authentications.get(authentications.size() - 1);
  }
}
