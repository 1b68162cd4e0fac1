package dev.jeton.sample.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jeton.sample.DevelopmentCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of somebody else, whose pages do what he likes, by whatever host name. Thread-safe. */
final class OtherOrigin implements AutoCloseable {

  private record Page(String html, List<String> cookies) {}

  private final HttpsServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  private OtherOrigin(HttpsServer server) {
    this.server = server;
  }

  static OtherOrigin start(DevelopmentCertificate certificate) {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
      OtherOrigin origin = new OtherOrigin(server);
      server.createContext("/", origin::answer);
      server.start();
      return origin;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Puts up a page with this body, which sets these cookies; its URL at {@code host}. */
  String page(String host, String body, String... cookies) {
    String path = "/" + pages.size();
    pages.put(
        path,
        new Page("<!doctype html><title>other</title><body>" + body + "</body>", List.of(cookies)));
    return "https://" + host + ":" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Page page = pages.getOrDefault(exchange.getRequestURI().getPath(), new Page("", List.of()));
    byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    page.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
    exchange.sendResponseHeaders(200, html.length == 0 ? -1 : html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }

  private static SSLContext tls(DevelopmentCertificate certificate) throws IOException {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(certificate.keyStore(), DevelopmentCertificate.PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the certificate can't be shown", broken);
    }
  }
}
