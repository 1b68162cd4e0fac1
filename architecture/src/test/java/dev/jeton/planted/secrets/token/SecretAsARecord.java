package dev.jeton.planted.secrets.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A fault: though it prints nothing today, it invites the next component. */
record SecretAsARecord(String text) {
  String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretAsARecord that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "SecretAsARecord[redacted]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
