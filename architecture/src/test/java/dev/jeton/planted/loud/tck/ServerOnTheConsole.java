package dev.jeton.planted.loud.tck;

/** Right: a test may speak. */
final class ServerOnTheConsole {
  void say() {
    System.out.println("the server is up");
  }
}
