package dev.jeton.token.jwks;

import static dev.jeton.token.jwks.KeyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.jeton.token.jwks.Fetched.Document;
import dev.jeton.token.jwks.Fetched.Failed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JwksFetchTest {
  private static final String SET = "{\"keys\":[]}";
  private final KeyServer server = KeyServer.publishing(SET);

  @AfterEach
  void stop() {
    server.close();
  }

  private static Fetched fetched(URI at, Duration patience) throws InterruptedException {
    return new JwksFetch(at, KeyServer.trusted(), patience).get();
  }

  private Fetched fetched() throws InterruptedException {
    return fetched(server.at(), Duration.ofSeconds(20));
  }

  private String refusalOf(HttpHandler answer) throws InterruptedException {
    server.answer(answer);
    Fetched fetched = fetched();
    assertThat(fetched).isInstanceOf(Failed.class);
    return ((Failed) fetched).why();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/jwk-set+json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8"
      })
  void aJsonDocumentComesWithTheTimeItMayBeKept(String type) throws InterruptedException {
    server.answer(exchange -> {
      exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
      reply(exchange, 200, type, SET);
    });

    Fetched fetched = fetched();

    assertThat(fetched).isInstanceOf(Document.class);
    assertThat(((Document) fetched).json().has("keys")).isTrue();
    assertThat(((Document) fetched).freshFor()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "text/plain", "application/jsonp", "application/xml", "json"})
  @DisplayName("JWT attack 20: a page in the place of a key set")
  void anotherContentTypeIsRefused(String type) throws InterruptedException {
    assertThat(refusalOf(exchange -> reply(exchange, 200, type, SET))).contains("not JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 304, 401, 404, 429, 500, 503})
  @DisplayName("JWT attack 20: an answer of another status than 200")
  void anotherStatusIsRefused(int status) throws InterruptedException {
    boolean bodiless = status == 204 || status == 304;

    String why =
        refusalOf(exchange -> reply(exchange, status, "application/json", bodiless ? "" : SET));

    assertThat(why).isEqualTo("status " + status + " instead of 200");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @DisplayName("JWT attacks 15 and 20: a redirect is not followed, not even within the host")
  void aRedirectIsNotFollowed(int status) throws InterruptedException {
    String why = refusalOf(exchange -> {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      reply(exchange, status, "application/json", SET);
    });

    assertThat(why).isEqualTo("status " + status + " instead of 200");
    assertThat(server.fetches()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"keys\":[],\"keys\":[]}", "{\"keys\":[]} {}", "{"})
  @DisplayName("JWT attack 20: what is not one strict JSON object")
  void anotherSpellingIsRefused(String body) throws InterruptedException {
    assertThat(refusalOf(exchange -> reply(exchange, 200, "application/json", body)))
        .contains("not one strict JSON object");
  }

  @Test
  @DisplayName("JWT attack 20: 512 KiB are read")
  void aSetOfTheLargestSizeIsRead() throws InterruptedException {
    server.publish(SET + " ".repeat(JwksFetch.LARGEST - SET.length()));

    assertThat(fetched()).isInstanceOf(Document.class);
  }

  @Test
  @DisplayName("JWT attack 20: a byte more than 512 KiB is refused")
  void aLargerSetIsRefused() throws InterruptedException {
    String why = refusalOf(exchange -> reply(
        exchange, 200, "application/json", SET + " ".repeat(JwksFetch.LARGEST - SET.length() + 1)));

    assertThat(why).contains("longer than 524288 bytes");
  }

  @Test
  @DisplayName("JWT attack 20: 10 MB and more are not read to the end")
  void anEndlessAnswerIsNotReadToTheEnd() throws InterruptedException {
    AtomicLong written = new AtomicLong();
    CountDownLatch hungUp = new CountDownLatch(1);

    String why = refusalOf(exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      writeUntilHungUp(exchange.getResponseBody(), written, hungUp);
    });
    hungUp.await();

    assertThat(why).contains("longer than 524288 bytes");
    assertThat(written.get()).isLessThan(64L * 1024 * 1024);
  }

  private static void writeUntilHungUp(OutputStream body, AtomicLong written, CountDownLatch hungUp)
      throws IOException {
    byte[] piece = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    try {
      while (written.get() < 1024L * 1024 * 1024) {
        body.write(piece);
        written.addAndGet(piece.length);
      }
    } finally {
      hungUp.countDown();
    }
  }

  @Test
  @DisplayName("JWT attack 20: a body that comes by drops is given up")
  void aBodyThatNeverEndsIsGivenUp() throws InterruptedException {
    CountDownLatch givenUp = new CountDownLatch(1);
    server.answer(exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      awaitQuietly(givenUp);
    });

    Fetched fetched = fetched(server.at(), Duration.ofMillis(300));
    givenUp.countDown();

    assertThat(((Failed) fetched).why()).contains("within PT0.3S");
  }

  @Test
  @DisplayName("JWT attack 20: a peer that takes connections and says nothing is given up")
  void aBlackHoleIsGivenUp() throws IOException, InterruptedException {
    try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI at = URI.create("https://localhost:" + hole.getLocalPort() + "/jwks.json");

      Fetched fetched = fetched(at, Duration.ofMillis(300));

      assertThat(fetched).isInstanceOf(Failed.class);
    }
  }

  @Test
  void aServerWhomNobodyVouchesForIsRefused()
      throws InterruptedException, NoSuchAlgorithmException {
    Fetched fetched =
        new JwksFetch(server.at(), SSLContext.getDefault(), Duration.ofSeconds(20)).get();

    assertThat(((Failed) fetched).why()).isEqualTo("no answer: SSLHandshakeException");
    assertThat(server.fetches()).isZero();
  }

  @Test
  void anUnreachableServerIsToldInOurOwnWords() throws InterruptedException {
    server.close();

    Fetched fetched = fetched();

    assertThat(((Failed) fetched).why()).startsWith("no answer: Connect");
    assertThat(((Failed) fetched).cause()).isPresent();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
