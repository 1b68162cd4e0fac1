package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.session.EndReason;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a registered client ends. */
class RevocationEndpointTest {
  private final Shop shop = Shop.open();
  private final Asking asking = new Asking(shop);

  @Test
  @DisplayName("Requirement 94: a revoked token opens nothing, and revoking it again is no error")
  void revocationEndsTheSessionOnce() {
    for (String kind : new String[] {"reference", "access", "refresh", "expired access"}) {
      IssuedTokens pair = shop.pairOf(ALICE);
      String reference = shop.cookieOf(ALICE);
      if (kind.startsWith("expired")) shop.clock.advance(Duration.ofMinutes(6));
      String token = switch (kind) {
        case "reference" -> reference;
        case "refresh" -> pair.refreshToken().orElseThrow().reveal();
        default -> pair.token().reveal();
      };
      shop.heard.clear();

      Reply first = asking.revoke(token);
      Reply second = asking.revoke(token);

      assertThat(first.status()).as(kind).isEqualTo(200);
      assertThat(first.body()).isEmpty();
      assertThat(second).isEqualTo(first);
      assertThat(shop.heard)
          .as(kind)
          .singleElement()
          .extracting(event -> ((Ended) event).reason())
          .isEqualTo(EndReason.REVOKED);
      boolean ofPair = !kind.equals("reference");
      assertThat(text(asking.introspect(reference)).equals(Asking.INACTIVE))
          .as(kind)
          .isEqualTo(!ofPair);
      assertThat(refresh(pair.refreshToken().orElseThrow()).isEmpty()).as(kind).isEqualTo(ofPair);
      shop.tokens().control().endAll(ALICE.id());
    }
  }

  @Test
  @DisplayName("A refresh token that is used up was its session's: whoever has it can end that")
  void aUsedUpRefreshTokenIsEnough() {
    Duration later = Duration.ofMinutes(1);
    for (int turns = 1; turns <= 2; turns++) {
      for (Duration since : new Duration[] {Duration.ZERO, later}) {
        SessionToken first = shop.pairOf(ALICE).refreshToken().orElseThrow();
        SessionToken last = first;
        for (int turn = 0; turn < turns; turn++) {
          shop.clock.advance(later);
          last = refresh(last).orElseThrow().refreshToken().orElseThrow();
        }
        shop.clock.advance(since);
        shop.heard.clear();

        assertThat(asking.revoke(first.reveal()).status()).isEqualTo(200);

        assertThat(shop.heard)
            .as("%d behind, %s later", turns, since)
            .singleElement()
            .extracting(event -> ((Ended) event).reason())
            .isEqualTo(EndReason.REVOKED);
        assertThat(refresh(last)).isEmpty();
      }
    }
  }

  private Optional<IssuedTokens> refresh(SessionToken token) {
    return shop.tokens().refresh(RecordingExchange.post("/"), token);
  }

  @Test
  @DisplayName("Requirement 94: revoking what is no token of ours is answered like any other")
  void revokingGarbageIsNoOracle() {
    String cookie = shop.cookieOf(ALICE);
    Reply good = asking.revoke(shop.pairOf(ALICE).token().reveal());

    for (String token : new String[] {"", "x", Asking.forged(cookie), "a.b.c"})
      assertThat(asking.revoke(token)).isEqualTo(good);

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  @DisplayName(
      "A token under a revoked MAC key opens nothing, and whoever found it can end its session")
  void whatARevokedKeyTaggedCanBeRevokedToo() {
    for (boolean refreshing : new boolean[] {false, true}) {
      Shop rotating = Shop.with(Shop.freshRing(KeyAlgorithm.ES256), same -> same);
      Asking there = new Asking(rotating);
      String token = refreshing
          ? rotating.pairOf(ALICE).refreshToken().orElseThrow().reveal()
          : rotating.cookieOf(ALICE);
      rotating.keys.revoke(KeyPurpose.MAC, rotating.keys.active(KeyPurpose.MAC).id());
      assertThat(text(there.introspect(token))).isEqualTo(Asking.INACTIVE);

      assertThat(there.revoke(Asking.forged(token)).status()).isEqualTo(200);
      assertThat(rotating.tokens().control().of(ALICE.id())).hasSize(1);
      assertThat(there.revoke(token).status()).isEqualTo(200);

      assertThat(rotating.tokens().control().of(ALICE.id())).isEmpty();
    }
  }
}
