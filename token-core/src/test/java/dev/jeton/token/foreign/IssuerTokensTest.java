package dev.jeton.token.foreign;

import static dev.jeton.token.foreign.Partner.document;
import static dev.jeton.token.foreign.Partner.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.jwks.ForeignKey;
import dev.jeton.token.jwks.IssuerKeys;
import dev.jeton.token.jws.CompactJws;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What makes an issuer's keys be fetched anew, and what does not. */
class IssuerTokensTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private final Counting keys = new Counting();
  private final IssuerTokens tokens =
      new IssuerTokens(Partner.trusted(KEY).build().terms(), keys, new ManualClock());

  private void isForged(Partner partner) {
    CompactJws token = CompactJws.read(partner.token()).orElseThrow();

    assertThat(tokens.validate(token, document("{}"), Trust.LOCAL))
        .isEqualTo(new Rejected(Rejection.FORGED));
  }

  @Test
  void anUnknownKeyIsMissed() {
    isForged(new Partner(KEY).header("kid", text("k2")));

    assertThat(keys.missed).isOne();
  }

  @Test
  @DisplayName("JWT attack 18: what no new key could make good causes no fetch")
  void whatCouldNotBeGoodIsNotMissed() {
    isForged(new Partner(KEY).header("kid", text("k2")).header("alg", text("none")));
    isForged(new Partner(KEY).header("kid", text("k2")).header("alg", text("HS256")));
    isForged(new Partner(KEY).header("kid", "[\"k2\"]"));
    isForged(new Partner(ForeignKey.es256("k1")));
    CompactJws otherType = CompactJws.read(new Partner(KEY)
            .header("kid", text("k2"))
            .header("typ", text("JWT"))
            .token())
        .orElseThrow();
    tokens.validate(otherType, document("{}"), Trust.LOCAL);

    assertThat(keys.missed).isZero();
  }

  private static final class Counting implements IssuerKeys {
    private final JwkSet set = ((JwkSet.Accepted)
            JwkSet.ofPublicKeys(document(ForeignKey.set(KEY)), Set.of(KeyAlgorithm.ES256)))
        .keys();
    private int missed;

    @Override
    public Optional<JwkSet> known() {
      return Optional.of(set);
    }

    @Override
    public void missed() {
      missed++;
    }
  }
}
