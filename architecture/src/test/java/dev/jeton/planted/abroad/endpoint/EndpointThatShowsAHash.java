package dev.jeton.planted.abroad.endpoint;

import dev.jeton.login.password.PasswordHash;

/** A fault: nobody here checks a password. */
final class EndpointThatShowsAHash {
  String show(PasswordHash hash) {
    return hash.reveal();
  }
}
