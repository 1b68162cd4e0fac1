package dev.jeton.planted.purity;

import jakarta.servlet.http.HttpServletRequest;

/** A fault: forces a framework on everybody. */
final class ServletInTheDoor {
  String pathOf(HttpServletRequest[] requests) {
    return requests[0].getRequestURI();
  }
}
