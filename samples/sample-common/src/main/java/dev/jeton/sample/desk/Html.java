package dev.jeton.sample.desk;

/** Text as it may stand in HTML, between tags and in quoted attributes. Thread-safe. */
final class Html {

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
