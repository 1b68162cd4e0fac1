package dev.jeton.store.jdbc;

import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.Failures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one key. Immutable.
 *
 * @param name the key
 * @param failures at least one, to the millisecond
 */
record AttemptRow(String name, Failures failures) {

  private static final String READ = "select name, failed_at, block_from, within_ms, first_ms,"
      + " longest_ms from jeton_attempt where ";

  static final String FIND = READ + "name = ?";
  static final String FIND_GONE = READ + "gone_at <= ? order by gone_at limit ?";
  static final String FIND_OLDEST = READ + "blocked_until is null order by last_at limit 1";
  static final String FIND_SOONEST =
      READ + "blocked_until is not null order by blocked_until limit 1";
  static final String INSERT = "insert into jeton_attempt (name, failed_at, block_from, within_ms,"
      + " first_ms, longest_ms, last_at, blocked_until, gone_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String DELETE = "delete from jeton_attempt where name = ?";

  static AttemptRow read(ResultSet row) throws SQLException {
    Limit limit = new Limit(
        row.getInt(3),
        Duration.ofMillis(row.getLong(4)),
        Duration.ofMillis(row.getLong(5)),
        Duration.ofMillis(row.getLong(6)));
    return new AttemptRow(
        row.getString(1),
        new Failures(
            Arrays.stream(row.getString(2).split(" "))
                .map(each -> Instant.ofEpochMilli(Long.parseLong(each)))
                .toList(),
            limit));
  }

  /** The values of {@link #INSERT}. */
  @Nullable
  Object[] values() {
    Limit limit = failures.limit();
    Instant last = failures.last();
    return new @Nullable Object[] {
      name,
      failures.at().stream()
          .map(each -> Long.toString(each.toEpochMilli()))
          .collect(Collectors.joining(" ")),
      limit.from(),
      limit.within().toMillis(),
      limit.first().toMillis(),
      limit.longest().toMillis(),
      last.toEpochMilli(),
      blocking() ? last.plus(failures.delay()).toEpochMilli() : null,
      last.plus(limit.within()).toEpochMilli()
    };
  }

  /** Whether it has reached its limit: it counts among those then, be its block over or not. */
  boolean blocking() {
    return failures.atLimit();
  }
}
