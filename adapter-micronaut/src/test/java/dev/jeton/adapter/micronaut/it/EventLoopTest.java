package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventLoopTest {

  private static final String EVENT_LOOP = "eventLoopGroup";

  private final ContractApplication application = new ContractApplication();
  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    server = TestServer.with(application, Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void rest() {
    application.rest();
  }

  @Test
  void aSessionThatIsAtHandIsAdmittedOnTheEventLoop() {
    assertThat(server.getAs("alice", "/on-thread/cached").body()).containsIgnoringCase(EVENT_LOOP);
  }

  @Test
  void theStoreIsNotAskedOnTheEventLoop() {
    Answer answer = server.getAs("alice", "/on-thread/authoritative");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContainIgnoringCase(EVENT_LOOP);
  }
}
