package dev.jeton.planted.lines.endpoint;

import dev.jeton.cookie.SetCookie;

/** A fault: reads the token out of its cookie. */
final class EndpointThatWritesALine {
  String of(SetCookie cookie) {
    return cookie.line();
  }
}
