package dev.jeton.session;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import java.time.Instant;
import java.util.Comparator;
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

  /** The same session, identified by {@code authentications} and by nothing else. */
  public Session provenBy(List<Authentication> authentications) {
    return new Session(
        id,
        subject,
        actor,
        authentications,
        createdAt,
        lastSeenAt,
        idleEndsAt,
        absoluteEndsAt,
        client,
        trust);
  }

  /** The latest authentication. */
  public Authentication authentication() {
    return authentications.get(authentications.size() - 1);
  }

  /** The level that counts at {@code now}: the highest of all authentications. */
  public int levelAt(Instant now) {
    return authentications.stream().mapToInt(each -> level(each, now)).max().orElseThrow();
  }

  /** When {@link #levelAt} falls; empty where it counts as long as the session. */
  public Optional<Instant> levelEndsAt(Instant now) {
    int level = levelAt(now);
    if (authentications.stream().anyMatch(each -> lasting(each) >= level)) return Optional.empty();
    return authentications.stream()
        .filter(each -> level(each, now) >= level)
        .flatMap(each -> each.levelEndsAt().stream())
        .max(Comparator.naturalOrder());
  }

  /** The latest authentication that counts for at least {@code level} at {@code now}. */
  public Optional<Authentication> latestOf(int level, Instant now) {
    return authentications.stream()
        .filter(each -> level(each, now) >= level)
        .max(Comparator.comparing(Authentication::at));
  }

  private int level(Authentication one, Instant now) {
    return one.countsAt(now) ? one.level() : lasting(one);
  }

  // What was proven later than the log-in falls back to it, and never below what it was itself.
  private int lasting(Authentication one) {
    if (one.levelEndsAt().isEmpty()) return one.level();
    return Math.min(one.level(), authentications.get(0).level());
  }
}
