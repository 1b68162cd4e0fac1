package dev.jeton.store.jdbc;

/** Every statement of the feed. Immutable. */
final class FeedSql {

  final String tell;
  final String here;
  final String since;
  final String forget = "delete from jeton_revocation where noted_at <= ?";

  FeedSql(Dialect dialect) {
    tell = "insert into jeton_revocation"
        + " (mark, kind, session_id, tenant, subject, epoch, key_id, noted_at) values ("
        + mark(dialect) + ", ?, ?, ?, ?, ?, ?, " + dialect.now() + ")";
    here = "select " + end(dialect) + " as next_mark, " + dialect.now() + " as read_at";
    since = "select f.next_mark, f.read_at, r.kind, r.session_id, r.tenant, r.subject,"
        + " r.epoch, r.key_id, r.noted_at from (" + here + ") f"
        + " left join jeton_revocation r on r.mark >= ? order by r.id";
  }

  /** What marks an entry: never less than the end that was told to whoever can't see it yet. */
  private static String mark(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> nextNumber();
      case POSTGRESQL -> "cast(cast(pg_current_xact_id() as text) as bigint)";
    };
  }

  /** The least mark of an entry that this statement can't see. */
  private static String end(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> nextNumber();
      case POSTGRESQL -> "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";
    };
  }

  // There is one writer at a time, so rows are committed in the order of their numbers.
  private static String nextNumber() {
    return "(select coalesce(max(seq), 0) + 1 from sqlite_sequence"
        + " where name = 'jeton_revocation')";
  }
}
