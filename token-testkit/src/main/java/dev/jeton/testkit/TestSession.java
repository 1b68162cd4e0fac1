package dev.jeton.testkit;

import dev.jeton.session.Session;
import java.util.Optional;

/**
 * A session that was opened for a test, with the header line that a client sends for it. Immutable;
 * {@code toString} shows no token.
 */
public final class TestSession {

  private final Session session;
  private final String headerName;
  private final String headerValue;
  private final Optional<String> refreshToken;

  TestSession(
      Session session, String headerName, String headerValue, Optional<String> refreshToken) {
    this.session = session;
    this.headerName = headerName;
    this.headerValue = headerValue;
    this.refreshToken = refreshToken;
  }

  /** The session as it was when it was opened. */
  public Session session() {
    return session;
  }

  /** {@code Cookie} or {@code Authorization}. */
  public String headerName() {
    return headerName;
  }

  /** The value of that header: whoever sends it holds the session. */
  public String headerValue() {
    return headerValue;
  }

  /** The refresh token of a pair; empty for a cookie. */
  public Optional<String> refreshToken() {
    return refreshToken;
  }

  @Override
  public String toString() {
    return "TestSession[" + session.id() + ", token redacted]";
  }
}
