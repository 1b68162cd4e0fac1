package dev.jeton.planted.secrets.token;

/** A fault: says nothing about how it prints. */
final class SecretWithoutToString {
  String reveal() {
    return "";
  }
}
