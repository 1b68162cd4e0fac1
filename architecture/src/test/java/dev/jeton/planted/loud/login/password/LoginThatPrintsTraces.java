package dev.jeton.planted.loud.login.password;

/** A fault. */
final class LoginThatPrintsTraces {
  void fail(IllegalStateException failure) {
    failure.printStackTrace();
  }
}
