package dev.jeton.token;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import java.util.List;
import java.util.Optional;

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
 */
public record Opening(
    Subject subject,
    Optional<SubjectId> actor,
    List<Authentication> authentications,
    ClientInfo client,
    Lifetimes lifetimes,
    boolean persistent,
    long epoch) {

  public Opening {
    authentications = List.copyOf(authentications);
    if (authentications.isEmpty())
      throw new IllegalArgumentException("a session opens with an authentication");
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
}
