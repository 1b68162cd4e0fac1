package dev.jeton.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What has to be reached. Immutable.
 *
 * @param question that it is about
 * @param text of it
 * @param found what was reached, and whether that is enough; empty where nothing was measured
 */
record Target(String question, String text, Function<Numbers, Optional<Found>> found) {

  static final String OURS = "Jeton";

  // On machines that others use, smaller differences are none.
  private static final double NOTHING = 1.05;

  /** What was reached. */
  record Found(String value, boolean met) {}

  /** At most so many times what {@code limit} takes. */
  static Target times(String question, String row, String limit, double most) {
    return new Target(
        question,
        row + ": at most " + most + " times " + limit,
        numbers -> numbers.has(question, row, OURS) && numbers.has(question, row, limit)
            ? Optional.of(timesFound(numbers.times(question, row, OURS, limit).median(), most))
            : Optional.empty());
  }

  /** At most so many times what {@code limit} takes at another row. */
  static Target timesOf(String question, String row, String otherRow, String limit, double most) {
    return new Target(
        question,
        row + ": at most " + most + " times " + limit + " at " + otherRow,
        numbers -> numbers.has(question, row, OURS) && numbers.has(question, otherRow, limit)
            ? Optional.of(
                timesFound(numbers.times(question, row, OURS, otherRow, limit).median(), most))
            : Optional.empty());
  }

  /** At most so many times what the same costs with fewer. */
  static Target growth(String question, String row, String few, String many, double most) {
    return new Target(
        question,
        row + ", " + many + ": at most " + most + " times " + few,
        numbers -> numbers.has(question, row, few) && numbers.has(question, row, many)
            ? Optional.of(timesFound(numbers.times(question, row, many, few).median(), most))
            : Optional.empty());
  }

  private static Found timesFound(double times, double most) {
    return new Found(String.format(Locale.ROOT, "%.2f times", times), times <= most);
  }

  /** In the middle after less than so many milliseconds. */
  static Target within(String question, String row, double most) {
    return new Target(
        question,
        row + ": median under " + Math.round(most) + " ms",
        numbers -> numbers.has(question, row, OURS)
            ? Optional.of(withinFound(numbers.wall(question, row, OURS).median() / 1e6, most))
            : Optional.empty());
  }

  private static Found withinFound(double millis, double most) {
    return new Found(Math.round(millis) + " ms", millis < most);
  }

  /** {@code who} brings at most so many. */
  static Target atMost(String question, String row, String who, long most) {
    return new Target(
        question,
        row + ", " + who + ": at most " + most,
        numbers -> numbers.has(question, row, who)
            ? Optional.of(countFound(numbers.bytes(question, row, who).median(), most))
            : Optional.empty());
  }

  private static Found countFound(double count, long most) {
    return new Found(Long.toString(Math.round(count)), count <= most);
  }

  /** At most so many bytes. */
  static Target bytes(String question, String row, double most) {
    return new Target(
        question,
        row + ": at most " + Text.bytes(most) + " allocated",
        numbers -> numbers.has(question, row, OURS)
            ? Optional.of(bytesFound(numbers.bytes(question, row, OURS).median(), most))
            : Optional.empty());
  }

  private static Found bytesFound(double bytes, double most) {
    return new Found(Text.bytes(bytes), bytes <= most);
  }

  /** At least so many times as quick as {@code peer}. */
  static Target quicker(String question, String row, String peer, double least) {
    return new Target(
        question, row + ": at least " + least + " times as quick as " + peer, numbers -> {
          if (!numbers.has(question, row, OURS) || !numbers.has(question, row, peer))
            return Optional.empty();
          double times = numbers.times(question, row, peer, OURS).median();
          return Optional.of(
              new Found(String.format(Locale.ROOT, "%.2f times", times), times >= least));
        });
  }

  /** Nobody else is quicker, but for the limit. */
  static Target nobodyQuicker(String question, String row, String limit) {
    return new Target(question, row + ": no peer quicker", numbers -> {
      OptionalDouble other = numbers.quickest(question, row, List.of(OURS, limit));
      if (other.isEmpty() || !numbers.has(question, row, OURS)) return Optional.empty();
      double ours = numbers.cpu(question, row, OURS).median();
      return Optional.of(new Found(
          Text.time(ours) + ", the quickest peer " + Text.time(other.getAsDouble()),
          ours <= other.getAsDouble() * NOTHING));
    });
  }
}
