package dev.jeton.token.jwks;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How long a key set may be kept, by what its server says of it (RFC 9111, section 5.2.2.1). */
final class FreshFor {

  /** Where the server says nothing. */
  static final Duration DEFAULT = Duration.ofMinutes(5);

  /** Whatever the server says: it may not have us fetch for every request. */
  static final Duration SHORTEST = Duration.ofMinutes(1);

  /** Whatever the server says: a key that it withdraws must not live here for a year. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final Pattern MAX_AGE = Pattern.compile(
      "(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,18})\"?\\s*(?=,|$)", Pattern.CASE_INSENSITIVE);

  // no-cache and no-store can't be met, for nobody waits for a fetch: as short as it gets comes
  // nearest.
  private static final Pattern NOT_AT_ALL =
      Pattern.compile("(?:^|[,\\s])no-(?:cache|store)\\s*(?=,|$)", Pattern.CASE_INSENSITIVE);

  private FreshFor() {}

  /** By all {@code Cache-Control} lines of an answer; of several ages the shortest. */
  static Duration said(List<String> cacheControl) {
    String all = String.join(",", cacheControl);
    if (NOT_AT_ALL.matcher(all).find()) return SHORTEST;
    return MAX_AGE
        .matcher(all)
        .results()
        .map(age -> bounded(Long.parseLong(age.group(1))))
        .min(Duration::compareTo)
        .orElse(DEFAULT);
  }

  private static Duration bounded(long seconds) {
    if (seconds >= LONGEST.toSeconds()) return LONGEST;
    return seconds <= SHORTEST.toSeconds() ? SHORTEST : Duration.ofSeconds(seconds);
  }
}
