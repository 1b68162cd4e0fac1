package dev.jeton.planted.siblings.adapter.javalin;

import dev.jeton.planted.siblings.adapter.servlet.Lender;

/** A fault: brings another framework's adapter along. */
final class PluginThatBorrowsAFilter {
  private final Lender lender = new Lender();

  int use() {
    return lender.hashCode();
  }
}
