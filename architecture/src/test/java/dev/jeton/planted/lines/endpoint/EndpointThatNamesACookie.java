package dev.jeton.planted.lines.endpoint;

import dev.jeton.cookie.SetCookie;

/** Right: a name is no secret. */
final class EndpointThatNamesACookie {
  String of(SetCookie cookie) {
    return cookie.name().text();
  }
}
