package dev.jeton.store.jdbc;

/** Every statement of the feed. Immutable. */
final class FeedSql {

  final String tell;
  final String here;
  final String since;
  // The last one stays: where positions are numbers of entries, none may fall.
  final String forget = "delete from jeton_revocation where noted_at <= ?"
      + " and id < (select max(id) from jeton_revocation)";

  FeedSql(Dialect dialect) {
    tell = dialect.tell(
        "kind, session_id, tenant, subject, epoch, key_id, noted_at",
        "?, ?, ?, ?, ?, ?, " + dialect.now());
    here = "select " + dialect.feedEnd() + " as next_mark, " + dialect.now() + " as read_at";
    since = "select f.next_mark, f.read_at, r.kind, r.session_id, r.tenant, r.subject,"
        + " r.epoch, r.key_id, r.noted_at from (" + here + ") f"
        + " left join jeton_revocation r on r." + dialect.feedMarks() + " >= ? order by r.id";
  }
}
