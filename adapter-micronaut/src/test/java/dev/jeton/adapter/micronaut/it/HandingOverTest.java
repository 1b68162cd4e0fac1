package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jeton.RequestSession;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandingOverTest {

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
  void aControllerTakesThePrincipal() {
    assertThat(server.getAs("alice", "/principal").body()).isEqualTo("alice");
    assertThat(server.get("/principal").status()).isEqualTo(401);
  }

  @Test
  void theRequestHasThePrincipalOfADemandedSession() {
    assertThat(server.getAs("bob", "/principal-of-request").body()).isEqualTo("bob");
  }

  @Test
  void anOpenRouteTakesAnOptionalPrincipal() {
    assertThat(server.getAs("alice", "/optional-principal").body()).isEqualTo("alice");
    assertThat(server.get("/optional-principal").body()).isEqualTo("nobody");
  }

  @Test
  void anOpenRouteTakesANullablePrincipal() {
    assertThat(server.getAs("alice", "/nullable-principal").body()).isEqualTo("alice");
    assertThat(server.get("/nullable-principal").body()).isEqualTo("nobody");
  }

  @Test
  void anOpenRouteThatInsistsOnAPrincipalHasNobodyToServe() {
    assertThat(server.getAs("alice", "/plain-principal").body()).isEqualTo("alice");
    assertThat(server.get("/plain-principal").status()).isEqualTo(400);
  }

  @Test
  void anOpenRouteThatTakesAPrincipalIsPutOffWhileTheStoreIsAway() {
    String cookie = server.cookieOf("alice");
    application.loseTheStore();

    Answer answer = server
        .client()
        .call("GET", "/optional-principal")
        .cookie(TestServer.COOKIE, cookie)
        .send();

    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void aSessionIsGoodInAHandlerThatAnswersLater() {
    assertThat(server.getAs("alice", "/later").body()).isEqualTo("alice");
  }

  @Test
  void aHandlerThatAsksInVainLaterIsPutOff() {
    String cookie = server.cookieOf("alice");
    application.loseTheStore();

    Answer answer = server
        .client()
        .call("GET", "/later-in-vain")
        .cookie(TestServer.COOKIE, cookie)
        .send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).hasSize(1);
  }

  @Test
  void aCookieByMicronautsOwnMeansStaysAndCachingIsForbidden() {
    Answer answer = server.get("/own-cookie");

    assertThat(answer.setCookies()).contains("theme=dark");
    assertThat(answer.cookie(TestServer.COOKIE)).isNotEmpty();
    assertThat(answer.header("cache-control")).containsExactly("no-store");
  }

  @Test
  void aLogInIsNotLostWithAHandlerThatFailsAfterIt() {
    Answer answer = server.get("/fails");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.cookie(TestServer.COOKIE)).isNotEmpty();
  }

  @Test
  void anErrorHandlerAnswersUnderTheAdmissionOfItsRequest() {
    Answer answer = server.get("/handled");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("nobody");
  }

  @Test
  void anEndpointWhoseRouteDeclaresAnotherAccessAnswersNobody() {
    Answer answer = server
        .client()
        .call("POST", "/login-declared-as-open")
        .json("{\"username\":\"alice\",\"password\":\"ecila\"}")
        .send();

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  void aCookieThatComesAfterTheResponseIsAnError() {
    assertThat(server.get("/leaves").status()).isEqualTo(200);
    RequestSession session = HandingOverController.LEFT.remove();

    assertThatIllegalStateException()
        .isThrownBy(session::logOut)
        .withMessage("Set-Cookie came too late: the response has left");
  }
}
