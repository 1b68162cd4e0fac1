package dev.jeton.origin;

import dev.jeton.http.Problem;
import java.util.Optional;

/**
 * Whether a request may go on, seen from where it began, and why; the name is what an event tells.
 * Immutable.
 */
public enum OriginDecision {
  /** The method changes nothing and nothing is upgraded: there was nothing to check. */
  ALLOWED_SAFE_METHOD(true),
  /**
   * The only credential is an {@code Authorization} header, which no browser adds for another site.
   */
  ALLOWED_ONLY_AUTHORIZATION(true),
  /** {@code Sec-Fetch-Site: same-origin}. */
  ALLOWED_SAME_ORIGIN(true),
  /** {@code Sec-Fetch-Site: none}: the person began it, by address bar or bookmark. */
  ALLOWED_BY_PERSON(true),
  /** {@code Sec-Fetch-Site: same-site}, and the policy allows siblings. */
  ALLOWED_SAME_SITE(true),
  /** {@code Origin} is another origin that the policy trusts. */
  ALLOWED_TRUSTED_ORIGIN(true),
  /** {@code Origin} is a public origin of this server. */
  ALLOWED_PUBLIC_ORIGIN(true),
  /** {@code Referer} lies in a public or trusted origin. */
  ALLOWED_REFERER(true),
  /** Nothing tells where it began, and no session cookie came: no browser's power is borrowed. */
  ALLOWED_WITHOUT_COOKIE(true),
  /** No header tells where it began, but it brought the anti-forgery token of its session. */
  ALLOWED_BY_TOKEN(true),
  /**
   * A session cookie came and nothing tells where the request began; the policy allows that by its
   * insecure option.
   */
  ALLOWED_INSECURELY(true),

  /** {@code Sec-Fetch-Site: cross-site}. */
  CROSS_SITE(false),
  /** {@code Sec-Fetch-Site: same-site}, and siblings are not allowed. */
  SAME_SITE(false),
  /** {@code Origin} is neither public nor trusted, or can't be read. */
  FOREIGN_ORIGIN(false),
  /** {@code Origin: null}: a sandbox, a file, or a redirect through another site. */
  NULL_ORIGIN(false),
  /** {@code Referer} lies in no public or trusted origin, or can't be read. */
  FOREIGN_REFERER(false),
  /** One of the three headers came more than once: two readers could believe two things. */
  REPEATED_HEADER(false),
  /** A session cookie came and nothing tells where the request began. */
  NO_EVIDENCE(false),
  /** The same, and an anti-forgery token that is not of this session, or not any more. */
  WRONG_TOKEN(false);

  private final boolean allowed;

  OriginDecision(boolean allowed) {
    this.allowed = allowed;
  }

  /** Whether the request may go on. */
  public boolean allowed() {
    return allowed;
  }

  /** What the client is told; empty if the request may go on. */
  public Optional<Problem> problem() {
    if (allowed) return Optional.empty();
    boolean evidenceLacks = this == NO_EVIDENCE || this == WRONG_TOKEN;
    return Optional.of(evidenceLacks ? Problem.originMissing() : Problem.crossSiteRequest());
  }
}
