package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jeton.servers.GuideUser;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.tck.wire.DevelopmentCertificate;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets to the sessions, and how it is known whom one speaks to. */
@Timeout(60)
class AccessTest {

  @TempDir
  Path directory;

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    String wrong = "guessed-by-nobody";
    RedisURI uri = RedisURI.builder(TestRedis.uri(TestRedis.server().port()))
        .withAuthentication(GuideUser.NAME, wrong)
        .build();
    try (RedisClient client = client(uri, RedisDatabase.clientOptions())) {
      Throwable refused =
          catchThrowable(() -> RedisDatabase.connect(client, RedisOptions.STANDALONE));

      assertThat(refused)
          .isInstanceOf(StoreException.class)
          .hasRootCauseMessage("WRONGPASS invalid username-password pair or user is disabled.");
      assertThat(printed(refused)).doesNotContain(wrong);
    }
  }

  @Test
  void keysOfAnotherPrefixAreNotTheUsersToTouch() {
    RedisOptions another = RedisOptions.STANDALONE.withPrefix("another");
    try (RedisClient client =
        client(TestRedis.uri(TestRedis.server().port()), RedisDatabase.clientOptions())) {
      assertThatThrownBy(() -> RedisDatabase.connect(client, another))
          .isInstanceOf(StoreException.class)
          .hasMessage("Redis refused a command (NOPERM)");
    }
  }

  @Test
  void whoMayNotAskForReplicasIsRefusedAtTheStart() {
    for (String right : new String[] {"role", "wait"})
      try (RedisServer server = RedisServer.standalone();
          RedisClient client =
              client(TestRedis.uri(server.port()), RedisDatabase.clientOptions())) {
        server.tell("ACL SETUSER " + GuideUser.NAME + " -" + right);

        assertThatThrownBy(() -> RedisDatabase.connect(client, RedisOptions.STANDALONE))
            .isInstanceOf(StoreException.class)
            .hasMessage("Redis refused a command (NOPERM)");
        RedisDatabase.connect(client, RedisOptions.STANDALONE.withReplicas(0)).close();
      }
  }

  @Test
  void overTlsTheStoreWorksWhereTheCertificateIsTrusted() throws Exception {
    ClientOptions trusting = RedisDatabase.clientOptions()
        .mutate()
        .sslOptions(SslOptions.builder()
            .jdkSslProvider()
            .trustManager(certificate().toFile())
            .build())
        .build();
    try (RedisServer server = RedisServer.overTls(certificate(), key());
        RedisClient client = client(tls(server), trusting);
        RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      assertThat(store.find(kept.id())).contains(kept);
      assertThat(store.end(kept.id(), EndReason.LOGGED_OUT)).isTrue();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    try (RedisServer server = RedisServer.overTls(certificate(), key());
        RedisClient client = client(tls(server), RedisDatabase.clientOptions())) {
      assertThatThrownBy(() -> RedisDatabase.connect(client, RedisOptions.STANDALONE))
          .isInstanceOf(StoreException.class)
          .hasStackTraceContaining("unable to find valid certification path");
    }
  }

  private static RedisClient client(RedisURI uri, ClientOptions options) {
    RedisClient client = RedisClient.create(uri);
    client.setOptions(options);
    return client;
  }

  private static RedisURI tls(RedisServer server) {
    return RedisURI.builder(TestRedis.uri(server.otherPort())).withSsl(true).build();
  }

  private static String printed(Throwable failed) {
    StringWriter printed = new StringWriter();
    failed.printStackTrace(new PrintWriter(printed, true));
    return printed.toString();
  }

  private Path certificate() throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", keys().getCertificate("server").getEncoded());
  }

  private Path key() throws IOException, GeneralSecurityException {
    char[] password = DevelopmentCertificate.shared().password().toCharArray();
    return pem("PRIVATE KEY", keys().getKey("server", password).getEncoded());
  }

  private static KeyStore keys() throws IOException, GeneralSecurityException {
    DevelopmentCertificate made = DevelopmentCertificate.shared();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(made.keyStoreFile())) {
      keys.load(bytes, made.password().toCharArray());
    }
    return keys;
  }

  private Path pem(String what, byte[] bytes) throws IOException {
    byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getMimeEncoder(64, newLine).encodeToString(bytes);
    return Files.writeString(
        directory.resolve(what + ".pem"),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
