package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests that Micronaut answers although no route matches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WithoutRouteTest {

  private static final Map<String, Object> STATIC_RESOURCES = Map.of(
      "micronaut.router.static-resources.css.paths", "classpath:public",
      "micronaut.router.static-resources.css.mapping", "/static/**");

  private final ContractApplication application = new ContractApplication();
  private TestServer closed;
  private TestServer opened;

  @BeforeAll
  void start() throws Exception {
    closed = TestServer.with(application, STATIC_RESOURCES);
    Map<String, Object> properties = new java.util.HashMap<>(STATIC_RESOURCES);
    properties.put("jeton.open-without-route", true);
    opened = TestServer.with(application, properties);
  }

  @AfterAll
  void stop() {
    closed.close();
    opened.close();
  }

  @Test
  void aStaticResourceIsRefused() {
    Answer anonymous = closed.get("/static/style.css");
    Answer root = closed.getAs("root", "/static/style.css");

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(root.status()).isEqualTo(403);
    assertThat(List.of(anonymous.body(), root.body())).noneMatch(body -> body.contains("margin"));
  }

  @Test
  void anOpenedStaticResourceIsServed() {
    assertThat(opened.get("/static/style.css").body()).contains("margin");
  }

  @Test
  void anOpenedStaticResourceIsRefusedWithoutTls() {
    Answer answer = opened.client().plainCall("GET", "/static/style.css").send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("margin");
  }

  @Test
  void anUnknownPathTellsNothingUnlessOpened() {
    assertThat(closed.get("/nowhere").status()).isEqualTo(401);
    assertThat(closed.getAs("root", "/nowhere").status()).isEqualTo(403);
    assertThat(opened.get("/nowhere").status()).isEqualTo(404);
  }

  @Test
  void anotherMethodThanTheRoutesTellsNothingUnlessOpened() {
    assertThat(closed.client().call("PUT", "/session").send().status()).isEqualTo(401);
    assertThat(opened.client().call("PUT", "/session").send().status()).isEqualTo(405);
  }

  @Test
  void openingWhatHasNoRouteOpensNoRoute() {
    assertThat(opened.get("/session").status()).isEqualTo(401);
    assertThat(opened.getAs("root", "/undeclared").status()).isEqualTo(403);
  }

  @Test
  void aFilterThatAnswersWithoutARouteIsNotReached() {
    assertThat(closed.get("/proxied/x").status()).isEqualTo(401);
    assertThat(closed.getAs("root", "/proxied/x").status()).isEqualTo(403);
    assertThat(opened.get("/proxied/x").body()).isEqualTo("proxied");
  }

  @Test
  void aRouteThatNoControllerHasDeclaresWhatItsMethodDeclares() {
    assertThat(closed.get("/hand-made").status()).isEqualTo(401);
    assertThat(opened.get("/hand-made").status()).isEqualTo(401);
    assertThat(opened.getAs("root", "/hand-made").status()).isEqualTo(403);
    assertThat(closed.get("/hand-made/open").body()).isEqualTo("reached");
  }

  @Test
  void aRequestThatIsNoHttpReachesNoHandler() {
    for (String target : List.of("/session%", "/ses[sion", "/session\\", "*", "http://[")) {
      Answer answer = opened.client().raw("GET " + target + " HTTP/1.1");

      assertThat(answer.status()).as(target).isIn(400, 401, 403, 404);
      assertThat(answer.body()).as(target).doesNotContain("Exception", "\tat ");
    }
  }
}
