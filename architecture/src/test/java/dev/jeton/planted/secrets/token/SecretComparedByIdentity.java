package dev.jeton.planted.secrets.token;

/** Right: what is never compared tells nothing. */
final class SecretComparedByIdentity {
  String reveal() {
    return "";
  }

  @Override
  public String toString() {
    return "SecretComparedByIdentity[redacted]";
  }
}
