package dev.jeton.cookie;

import java.util.Locale;

/**
 * For which path and domain a cookie is set: together with its name that tells cookies apart (RFC
 * 6265bis, section 5.7). Immutable.
 *
 * @param path as written; empty where none is, which is a path of its own
 * @param domain in small letters, without a dot before it; empty for the host alone
 */
record CookieScope(String path, String domain) {

  /** The scope that a {@code Set-Cookie} line names; of attributes that are repeated the last. */
  static CookieScope setBy(String line) {
    String path = "";
    String domain = "";
    String[] parts = line.split(";", -1);
    for (int at = 1; at < parts.length; at++) {
      int equals = parts[at].indexOf('=');
      if (equals < 0) continue;
      String name = CookieGrammar.trimmed(parts[at], 0, equals).toLowerCase(Locale.ROOT);
      String value = CookieGrammar.trimmed(parts[at], equals + 1, parts[at].length());
      if (name.equals("path")) path = value;
      if (name.equals("domain")) domain = value.toLowerCase(Locale.ROOT);
    }
    return new CookieScope(path, domain.startsWith(".") ? domain.substring(1) : domain);
  }
}
