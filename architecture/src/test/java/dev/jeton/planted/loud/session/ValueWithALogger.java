package dev.jeton.planted.loud.session;

import org.slf4j.LoggerFactory;

/** A fault. */
final class ValueWithALogger {
  String ask() {
    return LoggerFactory.getLogger("value").getName();
  }
}
