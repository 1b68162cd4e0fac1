package dev.jeton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cli.Tool.Run;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.key.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandsTest {
  private static final String ISSUER = "https://shop.example";
  private static final String AUDIENCE = "https://orders.example";

  @TempDir
  Path folder;

  private final Tool tool = new Tool();
  private Path jwks = Path.of("");
  private String token = "";

  @BeforeEach
  void signAToken() throws IOException {
    Path master = folder.resolve("master.key");
    KeyRing ring = KeyRing.open(
        KeyStore.directory(folder.resolve("keys")),
        KeyPolicy.sealedUnder(MasterKey.create(master)),
        tool.clock);
    jwks = Files.write(folder.resolve("jwks.json"), ring.jwks().utf8());
    token = signed(ring.active(KeyPurpose.JWT), tool.clock.instant());
  }

  /** An access token of {@link #ISSUER} for {@link #AUDIENCE}, for five minutes from then on. */
  static String signed(KeyEntry key, Instant then) {
    long now = then.getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", "alice");
    claims.put("client_id", "web");
    claims.put("jti", "one");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("roles", List.of("admin"));
    Map<String, String> header = Map.of("alg", "ES256", "kid", key.id(), "typ", "at+jwt");
    String input =
        part(JsonObject.of(header).utf8()) + "." + part(JsonObject.of(claims).utf8());
    return input + "." + part(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void aGoodTokenIsValidByASetOfKeys() {
    Run verified = verify(token, "--jwks", jwks.toString());

    assertThat(verified)
        .isEqualTo(new Run(
            0,
            "valid: subject alice, until 2026-01-01T00:05:00Z\nroles: [admin]\npermissions: []\n",
            ""));
  }

  @Test
  void aGoodTokenIsValidByAStoreOfKeys() {
    Run verified = verify(
        token,
        "--directory",
        folder.resolve("keys").toString(),
        "--master-key-file",
        folder.resolve("master.key").toString());

    assertThat(verified.err()).isEmpty();
    assertThat(verified.out()).startsWith("valid: subject alice");
  }

  @Test
  void aTokenIsValidUntilItExpiresAndNoLonger() {
    tool.clock.advance(Duration.ofSeconds(299));
    assertThat(verify(token, "--jwks", jwks.toString()).status()).isZero();

    tool.clock.advance(Duration.ofSeconds(1));

    assertThat(verify(token, "--jwks", jwks.toString()))
        .isEqualTo(new Run(1, "", "jeton token verify: EXPIRED: its time is over\n"));
  }

  @Test
  @DisplayName("JWT attack 1: what was changed after it was signed is told to be forged")
  void aTokenThatWasChangedIsForged() {
    String[] parts = token.split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged = parts[0] + "."
        + part(claims.replace("alice", "mallo").getBytes(StandardCharsets.UTF_8)) + "." + parts[2];

    Run refused = verify(forged, "--jwks", jwks.toString());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).hasLineCount(1).contains("FORGED: ");
  }

  @Test
  void theReasonSaysWhatDisagrees() {
    String keys = jwks.toString();

    assertThat(
            verifyFor("https://other.example", AUDIENCE, token, "--jwks", keys).err())
        .contains("its iss is not https://other.example");
    assertThat(verifyFor(ISSUER, "https://mail.example", token, "--jwks", keys).err())
        .contains("NOT_FOR_THIS", "its aud is not https://mail.example");
    assertThat(verify(token + "=", "--jwks", keys).err()).contains("MALFORMED");
    assertThat(verify("", "--jwks", keys).err()).contains("MALFORMED");
  }

  @Test
  void decodingSaysLoudlyThatNothingIsVerified() {
    Run decoded = tool.runWith(token + "\n", "token", "decode");

    assertThat(decoded.status()).isZero();
    assertThat(decoded.out().lines())
        .startsWith("NOT VERIFIED: anybody can have written this")
        .anyMatch(line -> line.startsWith("claims: {") && line.contains("\"sub\":\"alice\""))
        .contains("exp: 2026-01-01T00:05:00Z");
  }

  @Test
  @DisplayName("Attack 52: a decoded token is worth nothing to whoever reads the terminal")
  void decodingShowsNoCredential() throws IOException {
    byte[] reference = new byte[73];
    Arrays.fill(reference, 25, 57, (byte) 's');
    reference[0] = 1;
    reference[24] = 7;
    Path file = Files.writeString(folder.resolve("token"), "jeton_s_" + part(reference));

    Run decoded = tool.run("token", "decode", file.toString());

    assertThat(decoded.out())
        .contains("reference token, session, version 1\n", "generation: 7\n")
        .doesNotContain(part(Arrays.copyOfRange(reference, 25, 57)).substring(3, 40));
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat(tool.runWith(token, "token", "decode").out()).doesNotContain(signature);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    assertThat(tool.runWith("garbage", "token", "decode"))
        .isEqualTo(new Run(
            1, "", "jeton token decode: it is neither a reference token nor a compact JWT\n"));
    assertThat(tool.runWith("jeton_s_AAAA", "token", "decode").err())
        .contains("it is no whole reference token");
    assertThat(tool.run("token", "decode", folder.resolve("none").toString()).err())
        .contains("can't be read: NoSuchFileException");
  }

  private Run verify(String presented, String... keys) {
    return verifyFor(ISSUER, AUDIENCE, presented, keys);
  }

  private Run verifyFor(String issuer, String audience, String presented, String... keys) {
    String[] command = {"token", "verify", "--issuer", issuer, "--audience", audience};
    return tool.runWith(
        presented, Stream.concat(Stream.of(command), Stream.of(keys)).toArray(String[]::new));
  }
}
