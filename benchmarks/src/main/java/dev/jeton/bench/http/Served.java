package dev.jeton.bench.http;

import dev.jeton.SessionTokens;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.testkit.TestLogIn;
import dev.jeton.testkit.TestSession;
import dev.jeton.testkit.TestSessions;
import dev.jeton.token.TokenFormat;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One server, until its standard input ends. */
public final class Served {

  static final String ROUTE = "/route";
  static final String START = "/start";

  private static final byte[] ANSWER = "{\"orders\":[]}".getBytes(StandardCharsets.US_ASCII);

  private Served() {}

  static byte[] answer() {
    return ANSWER.clone();
  }

  /**
   * Starts, and prints the port.
   *
   * @param args framework, guard, how many sessions there are, {@code cookie} or {@code bearer}, and
   *     the file into which the headers of their requests go, a line each
   */
  public static void main(String[] args) throws Exception {
    Guard guard = Guard.valueOf(args[1]);
    Clock clock = Clock.systemUTC();
    int sessions = Integer.parseInt(args[2]);
    // Where nobody asks for them they must not delay the start.
    Optional<SessionTokens> tokens =
        guard.isOurs() || sessions > 0 ? Optional.of(tokens(clock)) : Optional.empty();
    int port = args[0].toLowerCase(Locale.ROOT).equals("tomcat")
        ? TomcatServer.start(tokens, guard)
        : JavalinServer.start(tokens, guard);
    List<String> headers = guard == Guard.FRAMEWORK
        ? List.of(sessionOfTheFramework(port))
        : tokens
            .map(all -> headers(all, clock, sessions, args[3].equals("cookie")))
            .orElse(List.of());
    Files.write(Path.of(args[4]), headers);
    System.out.println(port);
    long unused = System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static SessionTokens tokens(Clock clock) {
    KeyRing keys = KeyRing.open(
        KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256), clock);
    return SessionTokens.builder(new InMemorySessionStore(clock), keys, "https://localhost")
        .apiTokens(TokenFormat.JWT)
        .build();
  }

  private static List<String> headers(
      SessionTokens tokens, Clock clock, int sessions, boolean cookie) {
    TestSessions opened = TestSessions.over(() -> tokens, clock);
    List<String> headers = new ArrayList<>();
    for (int each = 0; each < sessions; each++) {
      TestLogIn logIn = opened.as("subject-" + each).roles("clerk").permissions("orders:read");
      TestSession session = cookie ? logIn.withCookie() : logIn.withBearerToken();
      headers.add(session.headerName() + ": " + session.headerValue());
    }
    return headers;
  }

  private static String sessionOfTheFramework(int port) throws Exception {
    HttpRequest start =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + START)).build();
    String cookie = HttpClient.newHttpClient()
        .send(start, BodyHandlers.discarding())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow();
    return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
  }
}
