package dev.jeton.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.event.SessionEvent.UntrustedProxy;
import dev.jeton.http.RecordingExchange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventTest {
  private static final SessionEvent EVENT =
      new LogInRefused(false, new RequestInfo("POST", "/login", "192.0.2.1"));

  @Test
  @DisplayName("Requirement 65: a request forges no line of a log")
  void aRequestIsPlainText() {
    RequestInfo info = new RequestInfo("GET\r\nx", "/a b\n\u001b[0m\u2028é\u007f", "1\t2");

    assertThat(info).isEqualTo(new RequestInfo("GET__x", "/a_b__[0m___", "1_2"));
  }

  @Test
  @DisplayName("Requirement 65: neither a driver's message nor a peer forges a line of a log")
  void whatOthersSayIsOneLine() {
    RequestInfo info = new RequestInfo("GET", "/", "192.0.2.1");

    StoreAway away = new StoreAway("connection refused\r\nlogged in: root" + "x".repeat(200), info);
    UntrustedProxy proxy = new UntrustedProxy("192.0.2.9\nroot", info);

    assertThat(away.problem()).startsWith("connection refused__logged in: root").hasSize(200);
    assertThat(proxy.peer()).isEqualTo("192.0.2.9_root");
  }

  @Test
  @DisplayName("Requirement 63: neither a query nor what hides behind a semicolon is kept")
  void aRequestHoldsNoQuery() {
    assertThat(path("/a?token=hush")).isEqualTo("/a");
    assertThat(path("/a;jsessionid=hush")).isEqualTo("/a");
    assertThat(path("/a#hush")).isEqualTo("/a");
    assertThat(path("?hush")).isEmpty();
  }

  @Test
  void aRequestIsCut() {
    RequestInfo info = new RequestInfo("M".repeat(17), "/" + "a".repeat(200), "a".repeat(201));

    assertThat(info.method()).hasSize(16);
    assertThat(info.path()).hasSize(200);
    assertThat(info.address()).hasSize(200);
  }

  @Test
  void bothListenersHear() {
    List<String> heard = new ArrayList<>();
    SessionListener both =
        ((SessionListener) event -> heard.add("first")).and(event -> heard.add("second"));

    both.tell(EVENT);

    assertThat(heard).containsExactly("first", "second");
  }

  @Test
  void aListenerThatFailsFailsNobodyAndIsReported() {
    List<Throwable> reported = new ArrayList<>();
    List<SessionEvent> heard = new ArrayList<>();
    RuntimeException failure = new IllegalStateException("the sink is broken");
    SessionListener broken = event -> {
      throw failure;
    };
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((in, thrown) -> reported.add(thrown));

    try {
      broken.and(heard::add).tell(EVENT);
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }

    assertThat(heard).containsExactly(EVENT);
    assertThat(reported).containsExactly(failure);
  }

  private static String path(String target) {
    return RequestInfo.of(RecordingExchange.get(target), "").path();
  }
}
