package dev.jeton.key;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Public keys of which the JDK's own factories would refuse some. */
final class HandMade {

  private HandMade() {}

  private interface WithoutEncoding extends Key {
    @Override
    default String getFormat() {
      return "none";
    }

    @Override
    default byte[] getEncoded() {
      return new byte[0];
    }
  }

  record Rsa(BigInteger getModulus, BigInteger getPublicExponent)
      implements WithoutEncoding, RSAPublicKey {
    @Override
    public String getAlgorithm() {
      return "RSA";
    }
  }

  record Point(ECPoint getW, ECParameterSpec getParams) implements WithoutEncoding, ECPublicKey {
    @Override
    public String getAlgorithm() {
      return "EC";
    }
  }
}
