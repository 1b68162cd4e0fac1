package dev.jeton.tck.adapter;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.endpoint.IntrospectionEndpoint;
import dev.jeton.endpoint.JwksEndpoint;
import dev.jeton.endpoint.LoginEndpoint;
import dev.jeton.endpoint.LogoutEndpoint;
import dev.jeton.endpoint.ReauthenticationEndpoint;
import dev.jeton.endpoint.RefreshEndpoint;
import dev.jeton.endpoint.RevocationEndpoint;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.Reply;
import dev.jeton.http.SiteData;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.near.NearLimits;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingListener;
import dev.jeton.tck.fake.SwitchableStore;
import dev.jeton.transport.TokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The application that an heir of {@link AdapterContract} mounts in its framework. Thread-safe.
 *
 * <table>
 * <caption>Its routes</caption>
 * <tr><th>route<th>declares<th>answers
 * <tr><td>{@code GET, POST /open}<td>{@link Access#open}<td>the subject, empty for nobody
 * <tr><td>{@code GET /still}<td>{@link Access#open}<td>without asking for the session
 * <tr><td>{@code GET /seen}<td>{@link Access#open}<td>the subject, with {@code Vary} of its own and
 * without a word about caches
 * <tr><td>{@code GET /kept}<td>{@link Access#session}<td>the subject, with {@code Vary} and {@code
 * Cache-Control} of its own
 * <tr><td>{@code GET, POST /session}<td>{@link Access#session}<td>the subject
 * <tr><td>{@code GET /orders}<td>permission {@code orders:read}<td>the subject
 * <tr><td>{@code POST, DELETE /orders}<td>permission {@code orders:write}<td>the subject
 * <tr><td>{@code GET /admin}<td>role {@code admin}<td>the subject
 * <tr><td>{@code GET, POST /fresh}<td>{@link Access#fresh}, within five minutes<td>the subject
 * <tr><td>{@code GET /strong}<td>{@link Access#level} 2<td>the subject
 * <tr><td>{@code POST /impersonate}<td>{@link Access#notImpersonated}<td>alice, for whom the session's
 * subject acts from then on, or a token response
 * <tr><td>{@code GET, POST /undeclared}<td>nothing<td>never
 * <tr><td>{@code GET /own}<td>{@link Access#session}<td>with header lines of its own, one of them a
 * cookie
 * <tr><td>{@code POST /own}<td>{@link Access#open}<td>the same, and logs alice in, twice
 * </table>
 *
 * <p>Its endpoints: {@code POST /login}, {@code POST /logout}, {@code POST /token/refresh}, {@code
 * POST /reauthenticate}, {@code POST /introspect}, {@code POST /revoke} and
 * {@code GET /.well-known/jwks.json}.
 */
public final class ContractApplication {

  /** What browsers call the application, whatever port it was given. */
  public static final String PUBLIC_ORIGIN = "https://shop.example";

  /** What the handler of {@code /own} adds. */
  static final Map<String, String> OWN_HEADERS =
      Map.of("X-Own", "kept", "Set-Cookie", "theme=dark; Path=/");

  /** What the handlers of {@code /seen} and {@code /kept} add. */
  static final Map<String, String> OWN_VARY = Map.of("Vary", "Accept-Language");

  /** What the handler of {@code /kept} says about caches. */
  static final String OWN_CACHE_CONTROL = "private, max-age=60";

  private static final Access FRESH = Access.session().and(Access.fresh(Duration.ofMinutes(5)));
  private static final Access OWN = Access.session().and(Access.notImpersonated());
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final SwitchableStore store = new SwitchableStore(clock);
  private final RecordingListener heard = new RecordingListener();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private final ContractUsers users = new ContractUsers(clock);
  private final ClientAuthentication clients = ContractClient.authentication(clock);
  private final KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);
  private final SessionTokens tokens = SessionTokens.builder(store, keys, PUBLIC_ORIGIN)
      .listener(heard)
      .clock(clock)
      .browserHints(BrowserHints.none()
          .strictTransport(Duration.ofMinutes(5))
          .clearingOnLogOut(SiteData.CACHE))
      .build();
  private final List<ContractRoute> routes = List.of(
      route("GET", "/open", Access.open(), ContractApplication::whoever),
      route("POST", "/open", Access.open(), ContractApplication::whoever),
      route("GET", "/still", Access.open(), session -> subject("")),
      route("GET", "/seen", Optional.of(Access.open()), OWN_VARY, ContractApplication::seen),
      route("GET", "/kept", Optional.of(Access.session()), OWN_VARY, ContractApplication::kept),
      route("GET", "/session", Access.session(), ContractApplication::subject),
      route("POST", "/session", Access.session(), ContractApplication::subject),
      route("GET", "/orders", Access.permission("orders:read"), ContractApplication::subject),
      route("POST", "/orders", Access.permission("orders:write"), ContractApplication::subject),
      route("DELETE", "/orders", Access.permission("orders:write"), ContractApplication::subject),
      route("GET", "/admin", Access.role("admin"), ContractApplication::subject),
      route("POST", "/fresh", FRESH, ContractApplication::subject),
      route("GET", "/fresh", FRESH, ContractApplication::subject),
      route("GET", "/strong", Access.level(2), ContractApplication::subject),
      route("POST", "/impersonate", OWN, ContractApplication::actForAlice),
      route("GET", "/undeclared", Optional.empty(), Map.of(), ContractApplication::whoever),
      route("POST", "/undeclared", Optional.empty(), Map.of(), ContractApplication::whoever),
      route(
          "GET", "/own", Optional.of(Access.session()), OWN_HEADERS, ContractApplication::subject),
      route("POST", "/own", Optional.of(Access.open()), OWN_HEADERS, this::logInTwice));

  /** What the heir hands to its adapter. */
  public SessionTokens tokens() {
    return tokens;
  }

  /** What the heir mounts as handlers of its own. */
  public List<ContractRoute> routes() {
    return routes;
  }

  /** The route of that method and path, for heirs whose handlers are written by hand. */
  public ContractRoute route(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method) && route.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no route " + method + " " + path));
  }

  /** What the heir mounts by what its adapter offers for endpoints. */
  public List<ContractEndpoint> endpoints() {
    return List.of(
        new ContractEndpoint("POST", "/login", LoginEndpoint.of(tokens, users)),
        new ContractEndpoint("POST", "/logout", new LogoutEndpoint()),
        new ContractEndpoint("POST", "/token/refresh", new RefreshEndpoint(tokens)),
        new ContractEndpoint("POST", "/reauthenticate", ReauthenticationEndpoint.of(tokens, users)),
        new ContractEndpoint("POST", "/introspect", new IntrospectionEndpoint(tokens, clients)),
        new ContractEndpoint("POST", "/revoke", new RevocationEndpoint(tokens, clients)),
        new ContractEndpoint("GET", "/.well-known/jwks.json", new JwksEndpoint(tokens)));
  }

  /** The time of the application. */
  public ManualClock clock() {
    return clock;
  }

  /** Takes the store away, and waits until no copy of a record answers for it. */
  public void loseTheStore() {
    store().goAway();
    clock().advance(NearLimits.DEFAULT.maxLag().plusMillis(1));
  }

  /** Where its sessions rest. */
  public SwitchableStore store() {
    return store;
  }

  /** What it told. */
  public RecordingListener heard() {
    return heard;
  }

  /** Which handlers of {@link #routes} ran since {@link #rest}, as {@code GET /open}, in order. */
  public List<String> served() {
    return List.copyOf(served);
  }

  /** Gives the store back and forgets what was heard and served. */
  public void rest() {
    store.comeBack();
    heard.forget();
    served.clear();
  }

  Mint mint() {
    return new Mint(store, keys, clock, users);
  }

  private ContractRoute route(
      String method, String path, Access access, Function<RequestSession, Reply> handler) {
    return route(method, path, Optional.of(access), Map.of(), handler);
  }

  private ContractRoute route(
      String method,
      String path,
      Optional<Access> access,
      Map<String, String> ownHeaders,
      Function<RequestSession, Reply> handler) {
    return new ContractRoute(method, path, access, ownHeaders, session -> {
      served.add(method + " " + path);
      return handler.apply(session);
    });
  }

  private Reply logInTwice(RequestSession session) {
    session.beginLogIn().withCookie(ContractUsers.subject("alice"), users.byPassword());
    session.beginLogIn().withCookie(ContractUsers.subject("alice"), users.byPassword());
    return subject(session);
  }

  private static Reply actForAlice(RequestSession session) {
    return session
        .impersonate(ContractUsers.subject("alice"))
        .map(TokenResponse::of)
        .orElseGet(() -> subject(session));
  }

  private static Reply whoever(RequestSession session) {
    return subject(session.current().map(found -> found.subject().id().value()).orElse(""));
  }

  private static Reply seen(RequestSession session) {
    return whoever(session).withHeader("Cache-Control");
  }

  private static Reply kept(RequestSession session) {
    return subject(session).withHeader("Cache-Control", OWN_CACHE_CONTROL);
  }

  private static Reply subject(RequestSession session) {
    return subject(session.required().subject().id().value());
  }

  private static Reply subject(String name) {
    return Reply.json(200, JsonObject.of(Map.of("subject", name)));
  }
}
