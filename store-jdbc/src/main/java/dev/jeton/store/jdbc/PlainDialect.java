package dev.jeton.store.jdbc;

/**
 * What is said to databases that commit each change of tables at once, whose insertions know no other
 * end than a failure where a key is taken, and that don't tell which transactions are going on.
 *
 * <p>So whoever tells the feed something holds the one row of {@code jeton_schema} from then until he
 * commits, and the rows of the feed are committed in the order of their numbers. That is the last
 * that each end does; nothing else waits for that row but an upgrade.
 */
sealed interface PlainDialect extends Dialect permits H2Dialect, MariaDbDialect {

  @Override
  default boolean undoesTables() {
    return false;
  }

  @Override
  default String ifFree(String key) {
    return "";
  }

  @Override
  default String tell(String columns, String values) {
    return "insert into jeton_revocation (mark, " + columns + ") select " + feedMark() + ", "
        + values + " from jeton_schema for update";
  }

  @Override
  default String feedMark() {
    return "0";
  }

  @Override
  default String feedMarks() {
    return "id";
  }

  @Override
  default String feedEnd() {
    return "(select coalesce(max(id), 0) + 1 from jeton_revocation)";
  }
}
