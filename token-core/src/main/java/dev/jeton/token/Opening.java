package dev.jeton.token;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a session is opened with. Immutable.
 *
 * @param subject whose it will be
 * @param actor who acts as the subject, where somebody does
 * @param authentications how the subject, or who acts, was identified; oldest first, never empty
 * @param client what the client calls itself
 * @param lifetimes the limits of the session
 * @param persistent whether a cookie of it outlives the browser
 * @param epoch the store's epoch, read before the credentials were checked
 * @param limit how many sessions the subject may have with this one
 * @param replacing sessions that end once this one is open, and therefore don't count
 */
public record Opening(
    Subject subject,
    Optional<SubjectId> actor,
    List<Authentication> authentications,
    ClientInfo client,
    Lifetimes lifetimes,
    boolean persistent,
    long epoch,
    SessionLimit limit,
    Set<SessionId> replacing) {

  public Opening {
    authentications = List.copyOf(authentications);
    if (authentications.isEmpty())
      throw new IllegalArgumentException("a session opens with an authentication");
    replacing = Set.copyOf(replacing);
  }

  /** One that no limit holds up. */
  public Opening(
      Subject subject,
      Optional<SubjectId> actor,
      List<Authentication> authentications,
      ClientInfo client,
      Lifetimes lifetimes,
      boolean persistent,
      long epoch) {
    this(
        subject,
        actor,
        authentications,
        client,
        lifetimes,
        persistent,
        epoch,
        SessionLimit.NONE,
        Set.of());
  }

  /** A log-in of the subject itself. */
  public Opening(
      Subject subject,
      Authentication authentication,
      ClientInfo client,
      Lifetimes lifetimes,
      boolean persistent,
      long epoch) {
    this(subject, Optional.empty(), List.of(authentication), client, lifetimes, persistent, epoch);
  }

  /** The same under a limit. */
  public Opening within(SessionLimit most, Set<SessionId> notCounted) {
    return new Opening(
        subject, actor, authentications, client, lifetimes, persistent, epoch, most, notCounted);
  }
}
