package dev.jeton.cookie;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One {@code Set-Cookie} line after the grammar of RFC 6265bis, section 4.1.1; only a {@link
 * CookiePolicy} makes it.
 *
 * <p>Attributes stand in one order, those that the policy lacks left out, so that lines can be
 * compared byte for byte: {@code Path}, {@code Domain}, {@code Expires}, {@code Max-Age}, {@code
 * Secure}, {@code HttpOnly}, {@code SameSite}, {@code Partitioned}. Immutable; holds a secret,
 * which only {@link #line} tells.
 */
public final class SetCookie {
  /** The most bytes of name and value together that browsers keep (RFC 6265bis, section 5.6). */
  static final int PAIR_LIMIT = 4096;

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final CookieName name;
  private final CookieScope scope;
  private final boolean secure;
  private final String line;

  private SetCookie(FixedCookiePolicy policy, String value, String lifetime) {
    this.name = policy.name();
    this.scope = new CookieScope(policy.path(), policy.domain());
    this.secure = policy.secure();
    this.line = name.text() + "=" + value + policy.scope() + lifetime + policy.protection();
  }

  /** A cookie that ends with the browser. */
  static SetCookie of(FixedCookiePolicy policy, String value) {
    return new SetCookie(policy, checked(policy.name(), value), "");
  }

  /** A cookie that lasts {@code maxAge} seconds, which are over at {@code expires}. */
  static SetCookie lasting(FixedCookiePolicy policy, String value, Instant expires, long maxAge) {
    return new SetCookie(policy, checked(policy.name(), value), lifetime(expires, maxAge));
  }

  /** A cookie that was over before it came, which makes a browser forget the one that it has. */
  static SetCookie deleting(FixedCookiePolicy policy) {
    return new SetCookie(policy, "", lifetime(Instant.EPOCH, 0));
  }

  private static String checked(CookieName name, String value) {
    if (value.isEmpty())
      throw new IllegalArgumentException(
          "the value of " + name.text() + " is empty: call delete()");
    CookieGrammar.VALUE.demand("the value of " + name.text(), value);
    // The value is ASCII here, so that characters are bytes.
    int bytes = name.text().length() + value.length();
    if (bytes > PAIR_LIMIT)
      throw new IllegalArgumentException("name and value of " + name.text() + " take " + bytes
          + " bytes together, browsers keep at most " + PAIR_LIMIT);
    return value;
  }

  private static String lifetime(Instant expires, long maxAge) {
    return "; Expires=" + imfFixdate(expires) + "; Max-Age=" + maxAge;
  }

  // No formatter of the JDK will do: RFC_1123_DATE_TIME writes a day below ten with one digit, and
  // the short names of a locale change from JDK to JDK.
  private static String imfFixdate(Instant instant) {
    OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
    if (at.getYear() < 1970 || at.getYear() > 9999)
      throw new IllegalArgumentException(
          "a cookie can't expire in the year " + at.getYear() + ": check the clock");
    String day = DAYS.get(at.getDayOfWeek().getValue() - 1);
    String month = MONTHS.get(at.getMonthValue() - 1);
    return String.format(
        Locale.ROOT,
        "%s, %02d %s %04d %02d:%02d:%02d GMT",
        day,
        at.getDayOfMonth(),
        month,
        at.getYear(),
        at.getHour(),
        at.getMinute(),
        at.getSecond());
  }

  /** The name of the cookie that is set or deleted. */
  public CookieName name() {
    return name;
  }

  /** Whether the cookie is for TLS only; then this line must not leave over plain HTTP either. */
  public boolean secure() {
    return secure;
  }

  /**
   * The value of the header field, secret included. For the one who writes it on the response, and
   * for nobody else.
   */
  public String line() {
    return line;
  }

  /** How many bytes the value of the header field takes: all of it is ASCII. */
  public int length() {
    return line.length();
  }

  /**
   * The {@code Set-Cookie} lines of a response once this one has joined them: all that set another
   * name, in their order, then this one. Thus a response never sets one name twice (RFC 6265bis,
   * section 4.1.1), and the last word counts.
   */
  public List<String> mergedInto(List<String> existingLines) {
    List<String> merged = new ArrayList<>(existingLines.size() + 1);
    for (String existing : existingLines) {
      if (!nameSetBy(existing).equals(name.text())) merged.add(existing);
    }
    merged.add(line);
    return List.copyOf(merged);
  }

  /**
   * The same for a line that concerns a cookie beside the one of its name that the response sets:
   * whatever sets this very cookie goes, the others of its name stay. That is for cookies that moved,
   * for nothing else deletes one of another path or domain; RFC 6265bis advises against it elsewhere
   * (section 4.1.1).
   */
  public List<String> placedBeside(List<String> existingLines) {
    List<String> placed = new ArrayList<>(existingLines.size() + 1);
    for (String existing : existingLines) {
      boolean same =
          nameSetBy(existing).equals(name.text()) && CookieScope.setBy(existing).equals(scope);
      if (!same) placed.add(existing);
    }
    placed.add(line);
    return List.copyOf(placed);
  }

  /** Whether both concern one cookie: of one name, for one path and one domain. */
  public boolean concernsSameAs(SetCookie other) {
    return name.equals(other.name) && scope.equals(other.scope);
  }

  /** Whether a browser sends the cookie with every request of its host, whatever the path. */
  public boolean forAllPaths() {
    return scope.path().equals("/");
  }

  /**
   * The name as a browser reads it (RFC 6265bis, section 5.6); empty if the cookie has none. Where
   * the first equals sign belongs to an attribute, what is taken for the name has a semicolon in it
   * and equals none of ours.
   */
  private static String nameSetBy(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? "" : CookieGrammar.trimmed(line, 0, equals);
  }

  /** The name, never the value. */
  @Override
  public String toString() {
    return "SetCookie[" + name.text() + ", redacted]";
  }
}
