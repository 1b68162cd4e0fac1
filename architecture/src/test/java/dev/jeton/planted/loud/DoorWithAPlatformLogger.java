package dev.jeton.planted.loud;

/** A fault: the JDK's own voice is one as well. */
final class DoorWithAPlatformLogger {
  String ask() {
    return System.getLogger("door").getName();
  }
}
