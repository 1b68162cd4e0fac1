package dev.jeton.tck.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jeton.Admission;
import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.http.Reply;
import dev.jeton.store.StoreException;
import dev.jeton.tck.wire.DevelopmentCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The smallest adapter: over the JDK's own server, sound or with planted faults. */
final class JdkAdapter {

  /** What a route does once it is admitted. */
  private interface Handler {
    Reply answer(HttpExchange exchange, JdkExchange shown, RequestSession session)
        throws IOException;
  }

  private record Mounted(Access access, Handler handler) {}

  private final ContractApplication application;
  private final Set<Fault> faults;
  private final Map<String, Mounted> mounted = new HashMap<>();

  private JdkAdapter(ContractApplication application, Set<Fault> faults) {
    this.application = application;
    this.faults = faults;
  }

  static RunningServer start(ContractApplication application, Set<Fault> faults)
      throws IOException {
    JdkAdapter adapter = new JdkAdapter(application, faults);
    application.routes().forEach(adapter::mount);
    application.endpoints().forEach(adapter::mount);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(DevelopmentCertificate.shared().context()));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    for (HttpServer server : new HttpServer[] {https, http}) {
      server.setExecutor(threads);
      server.createContext("/", adapter::serve);
      server.start();
    }
    return new RunningServer(https.getAddress().getPort(), http.getAddress().getPort(), () -> {
      https.stop(0);
      http.stop(0);
      threads.shutdown();
    });
  }

  private void mount(ContractRoute route) {
    Access undeclared =
        faults.contains(Fault.OPENS_WHAT_DECLARES_NOTHING) ? Access.open() : Access.undeclared();
    Handler handler = (exchange, shown, session) -> {
      route.ownHeaders().forEach(exchange.getResponseHeaders()::add);
      return route.answer(session);
    };
    mounted.put(
        route.method() + " " + route.path(),
        new Mounted(route.access().map(this::declared).orElse(undeclared), handler));
  }

  private Access declared(Access access) {
    boolean proven = access.toString().contains("Proof[");
    return proven && faults.contains(Fault.ASKS_FOR_NO_PROOF) ? Access.session() : access;
  }

  private void mount(ContractEndpoint mounting) {
    Endpoint endpoint = mounting.endpoint();
    int longest =
        faults.contains(Fault.CUTS_BODIES) ? Endpoint.MAX_BODY_BYTES : Endpoint.MAX_BODY_BYTES + 1;
    Handler handler = (exchange, shown, session) ->
        endpoint.handle(shown, session, exchange.getRequestBody().readNBytes(longest));
    mounted.put(mounting.method() + " " + mounting.path(), new Mounted(endpoint.access(), handler));
  }

  private void serve(HttpExchange exchange) throws IOException {
    JdkExchange shown = new JdkExchange(exchange, faults);
    Mounted route = matched(exchange);
    Admission admission = application.tokens().admit(shown, route.access());
    if (admission instanceof Refused refused && !faults.contains(Fault.IGNORES_REFUSALS)) {
      write(exchange, refused.reply());
      return;
    }
    RequestSession session = admission instanceof Admitted admitted
        ? admitted.session()
        : ((Admitted) application.tokens().admit(shown, Access.open())).session();
    write(exchange, answer(exchange, shown, session, route.handler()));
  }

  private Reply answer(
      HttpExchange exchange, JdkExchange shown, RequestSession session, Handler handler)
      throws IOException {
    try {
      return handler.answer(exchange, shown, session);
    } catch (StoreException away) {
      if (faults.contains(Fault.LETS_STORE_FAILURES_ESCAPE)) throw away;
      if (faults.contains(Fault.SHOWS_STACK_TRACES))
        return Reply.html(503, Arrays.toString(away.getStackTrace()));
      return application.tokens().storeAway(shown, away);
    } catch (IllegalStateException noSession) {
      return Reply.empty(500);
    }
  }

  private Mounted matched(HttpExchange exchange) {
    boolean get =
        exchange.getRequestMethod().equals("HEAD") && !faults.contains(Fault.FORGETS_HEAD);
    String route = (get ? "GET" : exchange.getRequestMethod()) + " "
        + exchange.getRequestURI().getRawPath();
    Handler nowhere = (request, shown, session) -> Reply.empty(404);
    return mounted.getOrDefault(route, new Mounted(Access.undeclared(), nowhere));
  }

  private void write(HttpExchange exchange, Reply reply) throws IOException {
    if (!faults.contains(Fault.DROPS_REPLY_HEADERS))
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : reply.body();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) exchange.getResponseBody().write(body);
    exchange.close();
  }
}
