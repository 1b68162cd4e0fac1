package dev.jeton.testkit;

import dev.jeton.SessionTokens;
import dev.jeton.identity.Subject;
import dev.jeton.session.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives a test logged-in sessions without anybody logging in. They are
 * opened in the application's own store under its own keys; what a test opened is ended after it.
 * Thread-safe.
 *
 * {@snippet :
 * @RegisterExtension
 * static final TestSessions sessions = TestSessions.over(() -> app.tokens(), clock);
 *
 * @Test
 * void aClerkSeesOrders(@LoggedInAs(value = "alice", permissions = "orders:read") TestSession alice) {
 *   HttpRequest request = HttpRequest.newBuilder(orders)
 *       .header(alice.headerName(), alice.headerValue())
 *       .build();
 *   …
 * }
 * }
 */
public final class TestSessions implements AfterEachCallback, ParameterResolver {

  private final Supplier<SessionTokens> application;
  private final Clock clock;
  private final Queue<SessionId> opened = new ConcurrentLinkedQueue<>();

  private TestSessions(Supplier<SessionTokens> application, Clock clock) {
    this.application = application;
    this.clock = clock;
  }

  /**
   * Sessions of the application whose tokens these are; it is asked at each log-in, so it may start
   * later.
   *
   * @param clock the application's own, be it the system's or one that a test moves
   */
  public static TestSessions over(Supplier<SessionTokens> application, Clock clock) {
    return new TestSessions(application, clock);
  }

  /** Begins a session of the subject {@code id}. */
  public TestLogIn as(String id) {
    return as(Subject.of(id));
  }

  /** Begins a session of {@code subject}, for applications with tenants. */
  public TestLogIn as(Subject subject) {
    return new TestLogIn(application.get(), clock, session -> opened.add(session.id()), subject);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    endWhatWasOpened();
  }

  void endWhatWasOpened() {
    for (SessionId id = opened.poll(); id != null; id = opened.poll())
      application.get().control().end(id);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestSession.class
        && parameter.isAnnotated(LoggedInAs.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LoggedInAs wanted = parameter
        .findAnnotation(LoggedInAs.class)
        .orElseThrow(() -> new ParameterResolutionException("no @LoggedInAs on " + parameter));
    TestLogIn logIn = as(wanted.value())
        .roles(wanted.roles())
        .permissions(wanted.permissions())
        .authenticatedAgo(Duration.parse(wanted.authenticatedAgo()))
        .authenticatedBy("pwd", wanted.level());
    return wanted.bearer() ? logIn.withBearerToken() : logIn.withCookie();
  }
}
