package dev.jeton.planted.secrets.token;

import java.security.MessageDigest;
import java.util.Arrays;

/** Right: redacted, and compared in constant time. */
final class SecretAsItShouldBe {
  private final byte[] bytes = {1};

  byte[] reveal() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretAsItShouldBe that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SecretAsItShouldBe[redacted]";
  }
}
