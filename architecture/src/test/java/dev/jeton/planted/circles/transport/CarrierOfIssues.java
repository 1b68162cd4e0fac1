package dev.jeton.planted.circles.transport;

import dev.jeton.planted.circles.token.IssuerThatKnowsItsFormat;

/** Right: nobody looks back. */
final class CarrierOfIssues {
  int carry(IssuerThatKnowsItsFormat issuer) {
    return issuer.issue();
  }
}
