package dev.jeton.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a store are called and in which schema they stand. Immutable and thread-safe.
 *
 * <p>All statements are written for the default names, and given the others on their way to the
 * database. Stores under different names know nothing of each other; those that belong together
 * (sessions, keys, attempts) can stand under the same.
 */
public final class JdbcTables {

  /** {@code jeton_…}, in the schema that the connection is in. */
  public static final JdbcTables DEFAULT = new JdbcTables(null, "jeton_");

  // A name and an index of it must fit 63 characters, PostgreSQL's limit.
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  // An index stands where its table does, and what is a text is no place.
  private static final Pattern NAME =
      Pattern.compile("(create index (?:if not exists )?|')?\\bjeton_([a-z]+)");

  private final @Nullable String schema;
  private final String prefix;
  // The statements are few and known, for values are never written into them.
  private final Map<String, String> spelled = new ConcurrentHashMap<>();

  private JdbcTables(@Nullable String schema, String prefix) {
    this.schema = schema;
    this.prefix = prefix;
  }

  /**
   * Names that begin otherwise.
   *
   * @param prefix a lower-case letter, then up to 31 of these, digits and underscores; else
   *     IllegalArgumentException. With its underscore, if there shall be one.
   */
  public JdbcTables withPrefix(String prefix) {
    demand(PREFIX, prefix, "a prefix", "a lower-case letter and up to 31 of a-z, 0-9 and _");
    return new JdbcTables(schema, prefix);
  }

  /**
   * The same names in a schema that exists, on MariaDB a database; SQLite has none. It is written
   * unquoted, so no word that SQL reserves will do.
   *
   * @param schema a lower-case letter or an underscore, then up to 62 of these and digits; else
   *     IllegalArgumentException
   */
  public JdbcTables inSchema(String schema) {
    demand(SCHEMA, schema, "a schema", "a lower-case letter or _ and up to 62 of a-z, 0-9 and _");
    return new JdbcTables(schema, prefix);
  }

  private static void demand(Pattern pattern, String name, String what, String form) {
    if (!pattern.matcher(name).matches())
      throw new IllegalArgumentException("\"" + name + "\" is no name of " + what + ": " + form);
  }

  /**
   * What a migration tool has to run so that the tables behind {@code source} are those that this
   * version needs: single statements, in this order; none if they are. Nothing is changed by asking.
   * Whoever opens a store afterwards needs no right to change tables.
   *
   * @throws dev.jeton.store.StoreException if the database can't be reached, is of an unknown kind or
   *     has tables of a later version
   */
  public List<String> missing(DataSource source) {
    Database database = Database.of(source, Database.DEFAULT_TIMEOUT, this);
    return new Upgrade(database, Schema.STEPS)
        .missing().stream().map(this::spelled).toList();
  }

  /** A statement over these tables, for one over those of the default names. */
  String spelled(String sql) {
    if (this == DEFAULT) return sql;
    return spelled.computeIfAbsent(sql, this::respelled);
  }

  private String respelled(String sql) {
    String place = schema == null ? "" : schema + ".";
    return NAME.matcher(sql).replaceAll(name -> {
      String before = Optional.ofNullable(name.group(1)).orElse(place);
      return Matcher.quoteReplacement(before + prefix + name.group(2));
    });
  }

  Optional<String> schema() {
    return Optional.ofNullable(schema);
  }

  /** The schema, if any, and the name of the table that is the first to be made. */
  @Nullable
  Object[] first() {
    return new @Nullable Object[] {schema, prefix + "schema"};
  }

  @Override
  public String toString() {
    return spelled("jeton_session") + " and others";
  }
}
