package dev.jeton.planted.chance.login.password;

import java.security.SecureRandom;

/** Right: salts are made here. */
final class SaltOfAHash {
  long ask() {
    return new SecureRandom().nextLong();
  }
}
