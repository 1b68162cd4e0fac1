package dev.jeton.planted.lines.endpoint;

import dev.jeton.cookie.SetCookie;
import java.util.List;

/** A fault: a second writer. */
final class EndpointThatMergesLines {
  List<String> of(SetCookie cookie) {
    return cookie.mergedInto(List.of());
  }
}
