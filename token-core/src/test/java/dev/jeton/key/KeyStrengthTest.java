package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys that no factory would make: a provider may, and a private key must not leak by them. */
class KeyStrengthTest {
  private static final ECParameterSpec P256 = EllipticCurves.P256;
  private static final EllipticCurve CURVE = P256.getCurve();
  private static final BigInteger PRIME = ((ECFieldFp) CURVE.getField()).getP();
  // The least x on the curve: there y is a root of b, and PRIME % 4 is 3.
  private static final BigInteger ROOT =
      CURVE.getB().modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME);
  private static final ECPoint LEAST = new ECPoint(BigInteger.ZERO, ROOT);

  @Test
  void thePointWithTheLeastCoordinateIsTaken() {
    assertThatCode(() -> demand(LEAST)).doesNotThrowAnyException();
    assertThatCode(() -> demand(P256.getGenerator())).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("A point has one spelling: its coordinates are from 0 to below the prime")
  void aPointHasOneSpelling() {
    refuses(new ECPoint(PRIME, ROOT));
    refuses(new ECPoint(PRIME.negate(), ROOT));
    refuses(new ECPoint(BigInteger.ZERO, ROOT.add(PRIME)));
    refuses(new ECPoint(BigInteger.ZERO, ROOT.subtract(PRIME)));
  }

  @Test
  @DisplayName("RFC 8725, section 3.4: the point at infinity and points off the curve")
  void thePointAtInfinityAndPointsOffTheCurveAreRefused() {
    refuses(ECPoint.POINT_INFINITY);
    refuses(new ECPoint(BigInteger.ZERO, BigInteger.ZERO));
    refuses(new ECPoint(BigInteger.ZERO, ROOT.add(BigInteger.ONE)));
    refuses(new ECPoint(BigInteger.ONE, ROOT));
  }

  @Test
  @DisplayName("CVE-2020-0601: the right curve with another generator or order")
  void theRightCurveWithAnotherGeneratorOrOrderIsRefused() {
    ECParameterSpec chosen = new ECParameterSpec(CURVE, LEAST, P256.getOrder(), 1);
    ECParameterSpec shorter = new ECParameterSpec(
        CURVE, P256.getGenerator(), P256.getOrder().subtract(BigInteger.TWO), 1);
    ECParameterSpec another = new ECParameterSpec(
        new EllipticCurve(CURVE.getField(), CURVE.getA(), BigInteger.ONE),
        P256.getGenerator(),
        P256.getOrder(),
        1);

    refuses(new HandMade.Point(LEAST, chosen));
    refuses(new HandMade.Point(LEAST, shorter));
    refuses(new HandMade.Point(LEAST, another));
  }

  @Test
  @DisplayName("JWT attack 21: an even RSA modulus")
  void anRsaModulusIsOddAndItsExponentAtLeastThree() {
    BigInteger odd = BigInteger.ONE.shiftLeft(2047).setBit(0);
    BigInteger three = BigInteger.valueOf(3);

    assertThatCode(() -> KeyStrength.demand(KeyAlgorithm.PS256, new HandMade.Rsa(odd, three)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> KeyStrength.demand(KeyAlgorithm.PS256, new HandMade.Rsa(odd.clearBit(0), three)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the modulus of an RSA key is odd");
    assertThatThrownBy(
            () -> KeyStrength.demand(KeyAlgorithm.PS256, new HandMade.Rsa(odd, three.negate())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the exponent of an RSA key is odd and above 1");
  }

  private static void demand(ECPoint point) {
    KeyStrength.demand(KeyAlgorithm.ES256, new HandMade.Point(point, P256));
  }

  private static void refuses(ECPoint point) {
    refuses(new HandMade.Point(point, P256));
  }

  private static void refuses(PublicKey key) {
    assertThatThrownBy(() -> KeyStrength.demand(KeyAlgorithm.ES256, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ES256 takes an EC key on P-256");
  }
}
