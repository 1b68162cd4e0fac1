package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.Trust;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevokedKeyTest {

  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);

  private final ManualClock clock = new ManualClock();
  private final SessionStore sessions = new InMemorySessionStore(clock);
  private final KeyStore keys = KeyStore.ephemeral();

  @Test
  @DisplayName("JWT attack 19: a key that one node revokes is refused by others with the next step")
  void aRevokedKeyIsRefusedOnOtherNodesOnceTheFeedToldOfIt() {
    KeyRing ring = ring();
    SessionTokens here = node(ring);
    SessionTokens there = node(ring());
    String token = accessTokenFrom(here);

    here.revokeKey(KeyPurpose.JWT, ring.active(KeyPurpose.JWT).id());
    boolean before = admits(there, token);
    there.follow();

    assertThat(admits(here, token)).isFalse();
    assertThat(before).isTrue();
    assertThat(admits(there, token)).isFalse();
  }

  private KeyRing ring() {
    return KeyRing.open(keys, KeyPolicy.ephemeral(), clock);
  }

  private SessionTokens node(KeyRing ring) {
    return SessionTokens.builder(sessions, ring, Shop.ORIGIN).clock(clock).build();
  }

  private String accessTokenFrom(SessionTokens node) {
    Admission admission = node.admit(Shop.logInRequest(), Access.logIn());
    return ((Admission.Admitted) admission)
        .session()
        .beginLogIn()
        .withBearerTokens(Shop.ALICE, new Authentication("pwd", clock.instant(), 1))
        .orElseThrow()
        .token()
        .reveal();
  }

  private static boolean admits(SessionTokens node, String token) {
    RecordingExchange exchange = Shop.withBearer(token);
    return node.admit(exchange, LOCAL) instanceof Admission.Admitted;
  }
}
