package dev.jeton.planted.secrets.token;

import java.util.Arrays;

/** A fault: stops at the first difference. */
final class SecretComparedInHaste {
  private final byte[] bytes = {1};

  byte[] reveal() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretComparedInHaste that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SecretComparedInHaste[redacted]";
  }
}
