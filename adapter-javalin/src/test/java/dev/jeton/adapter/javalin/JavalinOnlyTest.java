package dev.jeton.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.http.Reply;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.RunningServer;
import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Client;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.servlet.DefaultTasks;
import io.javalin.http.staticfiles.Location;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What only Javalin has: several roles, method override, event streams, static files, pages of
 * spaRoot, life cycle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JavalinOnlyTest {

  private static final String COOKIE = "__Host-session";

  private enum OwnRole implements RouteRole {
    ANYTHING
  }

  private final ContractApplication application = new ContractApplication();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private RunningServer server;
  private Client client;

  @BeforeAll
  void startServer() {
    server = TestServer.start(application, this::configure);
    client = new Client(server.httpsPort(), server.httpPort(), answer -> {});
  }

  @AfterAll
  void stopServer() throws Exception {
    server.stop().close();
  }

  @BeforeEach
  void rest() {
    application.rest();
    served.clear();
  }

  private void configure(JavalinConfig config) {
    config.staticFiles.add(files -> {
      files.hostedPath = "/closed";
      files.directory = "/public";
    });
    config.staticFiles.add(files -> {
      files.hostedPath = "/assets";
      files.directory = "/public";
      files.roles = Set.of(RouteAccess.open());
    });
    config.staticFiles.add(files -> {
      files.hostedPath = "/manual";
      files.directory = "/public";
      files.roles = Set.of(RouteAccess.role("admin"));
    });
    config.spaRoot.addFile("/app", "/public/file.txt", Location.CLASSPATH);
    config
        .routes
        .get("/both", this::serve, RouteAccess.permission("orders:read"), RouteAccess.role("admin"))
        .get("/either", this::serve, RouteAccess.role("admin", "clerk"))
        .get("/own-role", this::serve, OwnRole.ANYTHING)
        .get("/own-role-and-ours", this::serve, OwnRole.ANYTHING, RouteAccess.loggedIn())
        .get("/read", this::serve, RouteAccess.loggedIn())
        .delete("/read", this::serve, RouteAccess.loggedIn())
        .get("/orders/{id}", this::serve, RouteAccess.loggedIn())
        .head("/guarded-head", this::serve, RouteAccess.role("admin"))
        .get("/guarded-head", this::serve, RouteAccess.open())
        .get("/too-late", JavalinOnlyTest::answerTwice, RouteAccess.open())
        .after("/undeclared", ctx -> ctx.header("X-After", "ran"))
        .get("/undeclared", this::serve)
        .exception(
            IllegalStateException.class,
            (told, ctx) -> ctx.status(500).result(String.valueOf(told.getMessage())))
        .before("/early", ctx -> SessionTokenPlugin.session(ctx))
        .get("/early", this::serve, RouteAccess.open());
    config.routes.sse("/stream", client -> sent(client.ctx()), RouteAccess.loggedIn());
    config.routes.sse("/undeclared-stream", client -> sent(client.ctx()));
  }

  private void serve(Context ctx) {
    served.add(ctx.path());
    ctx.result("served");
  }

  private void sent(Context ctx) {
    served.add(ctx.path());
  }

  private static void answerTwice(Context ctx) throws Exception {
    ctx.res().flushBuffer();
    try {
      SessionTokenPlugin.answer(ctx, Reply.empty(204));
    } catch (IllegalStateException told) {
      ctx.res().getOutputStream().print(String.valueOf(told.getMessage()));
    }
  }

  @Test
  void severalAccessesOnOneRouteMustAllBeMet() {
    Answer clerk = getAs("alice", "/both");
    Answer admin = getAs("root", "/both");

    assertThat(clerk.status()).isEqualTo(403);
    assertThat(admin.status()).isEqualTo(200);
  }

  @Test
  void oneOfSeveralRolesIsSaidInOneAccess() {
    assertThat(getAs("alice", "/either").status()).isEqualTo(200);
    assertThat(getAs("bob", "/either").status()).isEqualTo(403);
  }

  @Test
  void rolesOfAnotherKindNeitherOpenNorClose() {
    assertThat(getAs("root", "/own-role").status()).isEqualTo(403);
    assertThat(getAs("bob", "/own-role-and-ours").status()).isEqualTo(200);
  }

  @Test
  void aMethodOverrideIsDecidedForTheRouteItReaches() {
    String alice = cookieOf("alice");

    Answer deleting = client
        .call("GET", "/read")
        .cookie(COOKIE, alice)
        .header("X-HTTP-Method-Override", "DELETE")
        .header("Sec-Fetch-Site", "cross-site")
        .send();
    Answer reading = client
        .call("POST", "/read")
        .cookie(COOKIE, alice)
        .header("X-HTTP-Method-Override", "GET")
        .header("Sec-Fetch-Site", "cross-site")
        .send();

    assertThat(deleting.status()).isEqualTo(403);
    assertThat(reading.status()).isEqualTo(403);
    assertThat(served).isEmpty();
  }

  @Test
  void aMethodOverrideToAnUndeclaredRouteIsRefused() {
    Answer answer = client
        .call("POST", "/undeclared")
        .cookie(COOKIE, cookieOf("root"))
        .header("X-HTTP-Method-Override", "GET")
        .fromOwnPage()
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(served).isEmpty();
  }

  @Test
  void aHeadRouteOfItsOwnDemandsWhatItDeclares() {
    Answer clerk =
        client.call("HEAD", "/guarded-head").cookie(COOKIE, cookieOf("alice")).send();
    Answer admin =
        client.call("HEAD", "/guarded-head").cookie(COOKIE, cookieOf("root")).send();

    assertThat(clerk.status()).isEqualTo(403);
    assertThat(admin.status()).isEqualTo(200);
    assertThat(served).containsExactly("/guarded-head");
  }

  @Test
  void anEventStreamIsARouteLikeAnyOther() {
    Answer undeclared = client
        .call("GET", "/undeclared-stream")
        .cookie(COOKIE, cookieOf("root"))
        .header("Accept", "text/event-stream")
        .send();
    Answer anonymous =
        client.call("GET", "/stream").header("Accept", "text/event-stream").send();
    Answer bob = client
        .call("GET", "/stream")
        .cookie(COOKIE, cookieOf("bob"))
        .header("Accept", "text/event-stream")
        .send();

    assertThat(undeclared.status()).isEqualTo(403);
    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(bob.status()).isEqualTo(200);
    assertThat(bob.header("content-type").get(0)).startsWith("text/event-stream");
    assertThat(served).containsExactly("/stream");
  }

  @Test
  void aStaticFileIsOpenOnlyWhereItsDirectorySaysSo() {
    assertThat(client.call("GET", "/assets/file.txt").send().body()).contains("a file");
    assertThat(client.call("GET", "/closed/file.txt").send().status()).isEqualTo(401);
    assertThat(client.call("HEAD", "/closed/file.txt").send().status()).isEqualTo(401);
    assertThat(getAs("root", "/closed/file.txt").status()).isEqualTo(403);
    assertThat(getAs("alice", "/manual/file.txt").status()).isEqualTo(403);
    assertThat(getAs("root", "/manual/file.txt").body()).contains("a file");
  }

  @Test
  void otherSpellingsOfAStaticFileOpenNoMore() {
    for (String spelling : List.of(
        "/closed//file.txt",
        "/closed/%66ile.txt",
        "/closed/./file.txt",
        "/assets/../closed/file.txt",
        "/assets/..%2fclosed/file.txt",
        "/closed/file.txt;x=y",
        "//closed/file.txt",
        "/%63losed/file.txt")) {
      Answer answer = client.raw("GET " + spelling + " HTTP/1.1");

      assertThat(answer.body()).as(spelling).doesNotContain("a file");
    }
  }

  @Test
  void aSinglePageRootCanDeclareNothingAndIsRefused() {
    assertThat(client.call("GET", "/app/anywhere").send().status()).isEqualTo(401);
    assertThat(getAs("root", "/app/anywhere").status()).isEqualTo(403);
  }

  @Test
  void whatNoRouteMatchesStaysJavalinsNotFound() {
    Answer answer = client.call("GET", "/nowhere").send();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("Endpoint GET /nowhere not found");
  }

  @Test
  void afterHandlersRunForARefusedRequest() {
    Answer answer = getAs("root", "/undeclared");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("x-after")).containsExactly("ran");
    assertThat(served).isEmpty();
  }

  @Test
  void aBeforeHandlerIsTooEarlyForASession() {
    Answer answer = client.call("GET", "/early").send();

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).startsWith("no session here: register SessionTokenPlugin");
    assertThat(served).isEmpty();
  }

  @Test
  void anAnswerWithoutABodyHasNoContentType() {
    Answer answer = client.call("POST", "/logout").send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("content-type")).isEmpty();
  }

  @Test
  void anAnswerThatComesTooLateIsToldAndNotLost() {
    Answer answer = client.call("GET", "/too-late").send();

    assertThat(answer.body()).contains("came too late: the response is committed");
  }

  @Test
  void pathParametersReachTheHandlerOfAnAdmittedRequest() {
    assertThat(getAs("bob", "/orders/7").status()).isEqualTo(200);
    assertThat(served).containsExactly("/orders/7");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aLifeCycleThatWouldSkipTheProtectionDoesNotStart() {
    SessionTokenPlugin plugin = new SessionTokenPlugin(application.tokens());

    assertThatThrownBy(() -> Javalin.create(config -> {
          config.registerPlugin(plugin);
          config.requestLifeCycle(
              DefaultTasks.INSTANCE.getHTTP(), DefaultTasks.INSTANCE.getBEFORE_MATCHED());
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("put it before HTTP");
    assertThatThrownBy(() -> Javalin.create(config -> {
          config.registerPlugin(new SessionTokenPlugin(application.tokens()));
          config.requestLifeCycle(DefaultTasks.INSTANCE.getHTTP());
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no route would be protected");
  }

  @Test
  void twoEndpointsAtOnePlaceAreAMistake() {
    MountedEndpoints mounted =
        new MountedEndpoints().post("/login", application.endpoints().get(0).endpoint());

    assertThatThrownBy(
            () -> mounted.post("/login", application.endpoints().get(1).endpoint()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("POST /login has an endpoint already");
  }

  private Answer getAs(String user, String target) {
    return client.call("GET", target).cookie(COOKIE, cookieOf(user)).send();
  }

  private String cookieOf(String user) {
    String password = new StringBuilder(user).reverse().toString();
    String body = "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
    return client.call("POST", "/login").json(body).send().cookie(COOKIE);
  }
}
