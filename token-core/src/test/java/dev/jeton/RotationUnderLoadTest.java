package dev.jeton;

import static dev.jeton.LoadedClient.Holds.JWT_COOKIE;
import static dev.jeton.LoadedClient.Holds.PAIR;
import static dev.jeton.LoadedClient.Holds.REFERENCE_COOKIE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.jwt.JwtProfile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys rotate while clients call, on two nodes. */
class RotationUnderLoadTest {
  private static final int CLIENTS = 200;
  private static final int ROTATIONS = 10;
  private static final int KEY_ID_AT = 1;
  private static final int TAGGED = 57;

  private final LoadedShops shops = new LoadedShops();
  private final KeyRing ring = shops.rings.get(0);

  @Test
  @DisplayName("Requirement 51, JWT attack 47: ten rotations of every key under load")
  void nobodyIsLoggedOutWhileEveryKeyRotatesTenTimes() {
    List<LoadedClient> clients =
        IntStream.range(0, CLIENTS).mapToObj(this::client).toList();
    Map<LoadedClient, String> loggedOut = new ConcurrentHashMap<>();

    try (Load load = Load.of(clients, client -> {
      if (!client.calls())
        loggedOut.putIfAbsent(client, client.holds() + " at " + shops.clock.instant());
    })) {
      for (int rotation = 0; rotation < ROTATIONS; rotation++) rotateUnder(load, rotation);
      // By then every JWT is over and has been renewed.
      later(JwtProfile.LONGEST);
      load.everybodyCalls();
    }

    assertThat(loggedOut).isEmpty();
    for (KeyPurpose purpose : LoadedShops.ROTATING)
      assertThat(shops.keysOf(purpose)).isEqualTo(ROTATIONS + 1L);
    assertThat(clients)
        .filteredOn(client -> client.holds() != REFERENCE_COOKIE)
        .allSatisfy(client -> assertThat(keyIdOf(client.token()))
            .isEqualTo(ring.active(KeyPurpose.JWT).id()));
  }

  private LoadedClient client(int number) {
    LoadedClient.Holds[] kinds = LoadedClient.Holds.values();
    return new LoadedClient(shops, kinds[number % kinds.length], number);
  }

  private void rotateUnder(Load load, int rotation) {
    KeyRing node = shops.rings.get(rotation % shops.rings.size());
    for (KeyPurpose purpose : LoadedShops.ROTATING) node.rotate(purpose);
    later(shops.policy.refreshEvery());
    shops.refreshAll();
    load.everybodyCalls();
    later(shops.policy.publicationDelay().minus(shops.policy.refreshEvery()));
    load.everybodyCalls();
  }

  @Test
  @DisplayName("Requirement 51, JWT attack 19: the first key after its overlap")
  void whatTheFirstKeySignsIsRefusedAfterItsOverlap() {
    KeyEntry firstJwt = ring.active(KeyPurpose.JWT);
    KeyEntry firstMac = ring.active(KeyPurpose.MAC);
    rotate();
    later(LoadedShops.ABSOLUTE.minusSeconds(1));

    LoadedClient pair = client(PAIR);
    LoadedClient cookie = client(REFERENCE_COOKIE);
    assertThat(bearerOpens(resigned(pair.token(), firstJwt))).isTrue();
    assertThat(cookieOpens(retagged(cookie.token(), firstMac))).isTrue();
    later(ofSeconds(1));

    assertThat(bearerOpens(resigned(pair.token(), firstJwt))).isFalse();
    assertThat(cookieOpens(retagged(cookie.token(), firstMac))).isFalse();
    assertThat(pair.calls()).isTrue();
    assertThat(cookie.calls()).isTrue();
  }

  @Test
  @DisplayName("JWT attack 19: revoking a key id logs out only who holds nothing but its signature")
  void aRevokedKeyIdIsRefusedAtOnceAndClientsThatHoldASecretComeBack() {
    LoadedClient pair = client(PAIR);
    LoadedClient cookie = client(REFERENCE_COOKIE);
    LoadedClient jwtCookie = client(JWT_COOKIE);
    List<String> before = List.of(pair.token(), cookie.token());

    for (KeyPurpose purpose : LoadedShops.ROTATING)
      ring.revoke(purpose, ring.active(purpose).id());
    shops.refreshAll();

    assertThat(bearerOpens(before.get(0))).isFalse();
    assertThat(jwtCookie.calls()).isFalse();
    assertThat(pair.calls()).isTrue();
    assertThat(cookie.calls()).isTrue();
    assertThat(List.of(pair.token(), cookie.token())).doesNotContainAnyElementsOf(before);
    assertThat(bearerOpens(pair.token())).isTrue();
    assertThat(cookieOpens(cookie.token())).isTrue();
  }

  private LoadedClient client(LoadedClient.Holds holds) {
    return new LoadedClient(shops, holds, 0);
  }

  private void rotate() {
    for (KeyPurpose purpose : LoadedShops.ROTATING) ring.rotate(purpose);
    later(shops.policy.publicationDelay());
    shops.refreshAll();
  }

  private void later(Duration passed) {
    shops.clock.advance(passed);
  }

  private boolean bearerOpens(String token) {
    return door().admit(Shop.withBearer(token), Access.session()) instanceof Admission.Admitted;
  }

  private boolean cookieOpens(String token) {
    return door().admit(Shop.withCookie(token), Access.session()) instanceof Admission.Admitted;
  }

  private SessionTokens door() {
    return shops.door(TokenFormat.REFERENCE, 0);
  }

  private static String keyIdOf(String jwt) {
    String header = Forge.decoded(jwt.substring(0, jwt.indexOf('.')));
    return header.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
  }

  /** What a thief of that key could write: the claims of a token of now. */
  private static String resigned(String jwt, KeyEntry key) {
    String[] segments = jwt.split("\\.", -1);
    String header = Forge.decoded(segments[0]).replace(keyIdOf(jwt), key.id());
    return Forge.signedSegments(key, Forge.base64(header), segments[1]);
  }

  private static String retagged(String token, KeyEntry key) {
    String head = token.substring(0, "jeton_s_".length());
    byte[] payload = Base64.getUrlDecoder().decode(token.substring(head.length()));
    byte[] tagged = ByteBuffer.wrap(Arrays.copyOf(payload, TAGGED))
        .putInt(KEY_ID_AT, key.shortId())
        .array();
    byte[] tag = key.hmac(head.getBytes(US_ASCII), tagged);
    return head
        + Forge.base64(ByteBuffer.allocate(payload.length)
            .put(tagged)
            .put(tag, 0, payload.length - TAGGED)
            .array());
  }
}
