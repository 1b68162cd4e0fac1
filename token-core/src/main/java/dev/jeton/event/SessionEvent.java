package dev.jeton.event;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.session.SessionId;
import java.time.Duration;
import java.util.List;

/**
 * Something that happened to a session or was refused (OWASP ASVS 5.0, 16.3). Immutable; no event
 * holds a token, a password or a key. The moment is the one at which it is heard.
 */
public sealed interface SessionEvent {

  /** A session was opened. */
  record LoggedIn(SessionId session, SubjectId subject, String method, RequestInfo request)
      implements SessionEvent {}

  /** Credentials were not accepted. */
  record LogInRefused(boolean throttled, RequestInfo request) implements SessionEvent {}

  /** The subject of a session has proven again who it is, to this level. */
  record Reauthenticated(
      SessionId session, SubjectId subject, String method, int level, RequestInfo request)
      implements SessionEvent {}

  /** Within a session, credentials were not accepted, or were another subject's. */
  record ReauthenticationRefused(
      SessionId session, SubjectId subject, boolean throttled, RequestInfo request)
      implements SessionEvent {}

  /** A session of {@code subject} was opened in which {@code actor} acts for it. */
  record Impersonated(SessionId session, SubjectId subject, SubjectId actor, RequestInfo request)
      implements SessionEvent {}

  /** A program that asks about tokens, or ends them, did not prove that it may. */
  record ClientRefused(boolean throttled, RequestInfo request) implements SessionEvent {}

  /** A session got a new token, and the one before is used up. */
  record Rotated(SessionId session, SubjectId subject, int generation, RequestInfo request)
      implements SessionEvent {}

  /**
   * A refresh token was presented once more while it still counted, and got the same answer: the
   * client raced with itself, or an answer was lost.
   */
  record Repeated(SessionId session, SubjectId subject, int generation, RequestInfo request)
      implements SessionEvent {}

  /**
   * An answer to a refresh had been lost, and the session goes on under another token. Whoever holds
   * the lost one trips {@link Reused} next.
   */
  record Recovered(SessionId session, SubjectId subject, int generation, RequestInfo request)
      implements SessionEvent {}

  /**
   * A token that was used up came back, so somebody has a copy: its session was ended, for the thief
   * and for the owner. Told once a session, after {@link Ended}.
   */
  record Reused(SessionId session, SubjectId subject, Reuse how, RequestInfo request)
      implements SessionEvent {}

  /**
   * A token of ours is newer than the record: the store answers from a replica or was restored from
   * a backup. Nothing was ended.
   */
  record StoreBehind(SessionId session, int presented, int known, RequestInfo request)
      implements SessionEvent {}

  /** A session ended. */
  record Ended(SessionId session, SubjectId subject, EndReason reason) implements SessionEvent {}

  /** Every session of a subject ended. */
  record EndedAll(SubjectId subject, EndReason reason) implements SessionEvent {}

  /** Every session of a tenant ended. */
  record EndedAllOfTenant(String tenant, EndReason reason) implements SessionEvent {}

  /** Every session of everybody ended. */
  record EndedEverything(EndReason reason) implements SessionEvent {}

  /**
   * What other nodes end is not heard any more; {@code problem} is one line of at most 200
   * characters. Until {@link FeedHeard} every session is re-read from the store, every few seconds.
   */
  record FeedLost(String problem) implements SessionEvent {
    public FeedLost {
      problem = Plain.line(problem, LONGEST_TEXT);
    }
  }

  /** What other nodes end is heard again, and nothing was missed. */
  record FeedHeard() implements SessionEvent {}

  /**
   * This node's clock and the store's are more than two seconds apart. Told every minute while that is
   * so; {@code ready} says whether they are close enough for this node to go on answering.
   */
  record ClocksApart(Duration apart, boolean ready) implements SessionEvent {}

  /** The credentials were good, but the subject has as many sessions as it may have. */
  record LimitReached(SubjectId subject, RequestInfo request) implements SessionEvent {}

  /** The roles and permissions of a subject's live sessions, that many, were changed. */
  record RightsChanged(SubjectId subject, int sessions) implements SessionEvent {}

  /**
   * A JWT of {@code subject} has no room in its cookie: it would take {@code bytes}, attributes
   * included, of {@code budget}, and {@code claims} are the longest of what is in it. A log-in or a
   * cut was refused; a session that had begun goes on, but its record is read at each request.
   */
  record NoRoom(SubjectId subject, int bytes, int budget, List<String> claims)
      implements SessionEvent {
    public NoRoom {
      claims = List.copyOf(claims);
    }
  }

  /** A presented token opened nothing. */
  record TokenRejected(Rejection reason, RequestInfo request) implements SessionEvent {}

  /** A live session asked for what it may not do. */
  record AccessDenied(SessionId session, SubjectId subject, RequestInfo request)
      implements SessionEvent {}

  /** A request that another site began was refused; {@code reason} names the rule. */
  record CrossSiteRefused(String reason, RequestInfo request) implements SessionEvent {}

  /**
   * A request that another site began went on, since the origin policy only reports; {@code reason}
   * names the rule that would have refused it.
   */
  record CrossSiteReported(String reason, RequestInfo request) implements SessionEvent {}

  /** The library was started for local development: TLS is not demanded from this machine itself. */
  record InsecureStart(String publicOrigin) implements SessionEvent {}

  /**
   * JWTs are issued with an algorithm that takes long here: to verify one that is new to a node costs
   * {@code provider}, on this Java, about as much as {@code verification} says, by what was measured
   * on one machine. Told once, at the start; another Java or another provider helps.
   */
  record SlowAlgorithm(String algorithm, String provider, Duration verification)
      implements SessionEvent {}

  /** A request over plain HTTP was refused. */
  record InsecureRefused(RequestInfo request) implements SessionEvent {}

  /**
   * A peer that is no configured proxy says that TLS ended before it: probably a proxy that should
   * be configured.
   */
  record UntrustedProxy(String peer, RequestInfo request) implements SessionEvent {
    public UntrustedProxy {
      peer = Plain.word(peer, LONGEST_TEXT);
    }
  }

  /**
   * The store could not answer; {@code problem} is what it said of it, as one line of at most 200
   * characters. The request was told to come back, unless it could do without.
   */
  record StoreAway(String problem, RequestInfo request) implements SessionEvent {
    public StoreAway {
      problem = Plain.line(problem, LONGEST_TEXT);
    }
  }

  /**
   * The keys of a foreign issuer could not be fetched, or what came was refused; those that are
   * known stay. {@code problem} is one line of at most 200 characters.
   */
  record IssuerKeysAway(String issuer, String problem) implements SessionEvent {
    public IssuerKeysAway {
      problem = Plain.line(problem, LONGEST_TEXT);
    }
  }

  /** A key was made; {@code name} is where it rests, {@code jwt-2}. */
  record KeyRotated(String name, String id) implements SessionEvent {}

  /** A key was revoked on this node. */
  record KeyRevoked(String name, String id) implements SessionEvent {}

  /**
   * A stored key is not used: it was planted or damaged, sealed under a master key that this node
   * lacks, or another node made it for an algorithm that this one's provider lacks.
   */
  record KeyIgnored(String name) implements SessionEvent {
    public KeyIgnored {
      name = Plain.word(name, LONGEST_TEXT);
    }
  }

  /** The keys could not be read again, and those that were known stay; as {@link StoreAway}. */
  record KeysAway(String problem) implements SessionEvent {
    public KeysAway {
      problem = Plain.line(problem, LONGEST_TEXT);
    }
  }

  /** The most characters of a text that came from outside. */
  int LONGEST_TEXT = 200;
}
