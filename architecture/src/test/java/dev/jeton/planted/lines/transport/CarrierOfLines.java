package dev.jeton.planted.lines.transport;

import dev.jeton.cookie.SetCookie;
import java.util.List;

/** Right: the one writer. */
final class CarrierOfLines {
  List<String> of(SetCookie cookie) {
    return cookie.mergedInto(List.of());
  }
}
