package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.TestDatabase.execute;
import static dev.jeton.store.jdbc.TestDatabase.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.StoredKey;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.SessionStore.Creation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final JdbcTables SHOP = JdbcTables.DEFAULT.withPrefix("shop_");
  private static final JdbcTables DESK = JdbcTables.DEFAULT.withPrefix("desk_2_");
  private static final Limit ONE_FAILURE = new Limit(1, TIMEOUT, TIMEOUT, TIMEOUT);

  @EachDatabase
  void storesUnderTwoPrefixesKnowNothingOfEachOther(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);

    assertThatTheyAreApart(source, SHOP, DESK);

    assertThat(number(source, "select count(*) from shop_session")).isEqualTo(2);
    assertThat(number(source, "select count(*) from desk_2_session")).isOne();
    assertThatThrownBy(() -> number(source, "select count(*) from jeton_schema"))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @MethodSource("dev.jeton.store.jdbc.TestDatabase#withSchemas")
  void storesInTwoSchemasKnowNothingOfEachOther(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource dataSource = database.fresh(directory);
    execute(dataSource, "create schema auth");
    JdbcTables tables = JdbcTables.DEFAULT.withPrefix("shop_").inSchema("auth");

    assertThatTheyAreApart(dataSource, tables, SHOP);

    SessionStore sessions = JdbcSessionStore.open(dataSource, Duration.ofSeconds(5), tables);
    assertThat(sessions.epoch()).isEqualTo(4);
    assertThat(number(dataSource, "select count(*) from auth.shop_session")).isEqualTo(2);
    assertThat(number(dataSource, "select count(*) from shop_session")).isOne();
    assertThat(tables.missing(dataSource)).isEmpty();
  }

  // Says nearly every statement there is, to the first of them.
  private static void assertThatTheyAreApart(DataSource source, JdbcTables one, JdbcTables other) {
    JdbcSessionStore desk = JdbcSessionStore.open(source, TIMEOUT, other);
    JdbcSessionStore shop = JdbcSessionStore.open(source, TIMEOUT, one);
    SessionRecord ours = Sessions.kept(shop, 1);
    SessionRecord theirs = Sessions.kept(desk, 1);
    RevocationFeed feed = desk.feed().orElseThrow();
    RevocationFeed.Position before = feed.position();

    assertThat(shop.createWithin(SessionLimit.evictOldest(5), Sessions.opened(shop, 2), Set.of())
            .creation())
        .isEqualTo(Creation.CREATED);
    long epoch = shop.endAll(ours.subject().id(), Optional.of(Sessions.id(2)), EndReason.REVOKED);
    shop.endAllOfTenant("another", EndReason.REVOKED);
    shop.endEverything(EndReason.REVOKED);

    assertThat(epoch).isEqualTo(2);
    assertThat(shop.end(Sessions.id(2), EndReason.LOGGED_OUT)).isFalse();
    assertThat(shop.purge(10)).isZero();
    assertThat(shop.remembered(ours.id())).isEmpty();
    assertThat(told(shop)).isNotEmpty();
    assertThat(shop.list(ours.subject().id())).isEmpty();
    assertThat(desk.find(theirs.id())).contains(theirs);
    assertThat(desk.list(theirs.subject().id())).containsExactly(theirs);
    assertThat(desk.epoch()).isOne();
    assertThat(desk.touch(theirs.id(), desk.now().plusSeconds(600))).isTrue();
    assertThat(feed.follow(before))
        .isInstanceOfSatisfying(
            RevocationFeed.Heard.class, heard -> assertThat(heard.entries()).isEmpty());
    assertThat(told(desk)).isEmpty();
    assertThatKeysAndAttemptsAreApart(source, one, other);
  }

  private static List<Revocation> told(JdbcSessionStore store) {
    List<Revocation> told = new ArrayList<>();
    store.revocations(told::add);
    return told;
  }

  private static void assertThatKeysAndAttemptsAreApart(
      DataSource source, JdbcTables one, JdbcTables other) {
    JdbcKeyStore keys = JdbcKeyStore.open(source, TIMEOUT, one);
    JdbcAttemptStore attempts = JdbcAttemptStore.open(source, TIMEOUT, one, 100);
    Instant now = Instant.EPOCH;

    keys.createIfAbsent(new StoredKey("jwt-1", "sealed"));
    attempts.begin("login:account:alice", ONE_FAILURE, now);

    assertThat(keys.load()).hasSize(1);
    assertThat(attempts.blocked("login:account:alice", ONE_FAILURE, now)).isPositive();
    assertThat(JdbcKeyStore.open(source, TIMEOUT, other).load()).isEmpty();
    assertThat(JdbcAttemptStore.open(source, TIMEOUT, other, 100)
            .blocked("login:account:alice", ONE_FAILURE, now))
        .isZero();
  }

  @EachDatabase
  void aMigrationToolMakesTheTablesThatAreMissing(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);

    List<String> statements = SHOP.missing(source);
    assertThat(SHOP.missing(source)).as("asking changes nothing").isEqualTo(statements);
    for (String statement : statements) execute(source, statement);

    assertThat(SHOP.missing(source)).isEmpty();
    assertThat(number(source, "select version from shop_schema")).isEqualTo(Schema.STEPS.size());
    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT, SHOP);
    SessionRecord kept = Sessions.kept(store, 1);
    assertThat(store.find(kept.id())).contains(kept);
  }

  @EachDatabase
  void aMigrationToolBringsTablesOfAnEarlierVersionUp(
      TestDatabase database, @TempDir Path directory) throws SQLException {
    DataSource source = database.fresh(directory);
    Database opened = Database.of(source, TIMEOUT, SHOP);
    new Upgrade(opened, Schema.STEPS.subList(0, 3)).run();

    for (String statement : SHOP.missing(source)) execute(source, statement);

    assertThat(SHOP.missing(source)).isEmpty();
    assertThat(number(source, "select count(*) from shop_schema")).isOne();
    assertThat(JdbcSessionStore.open(source, TIMEOUT, SHOP).epoch()).isOne();
  }

  @Test
  void sqliteHasNoSchema(@TempDir Path directory) {
    DataSource source = Sqlite.unpooled(directory.resolve("sessions.db"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> JdbcSessionStore.open(source, TIMEOUT, JdbcTables.DEFAULT.inSchema("sessions")))
        .withMessage(
            "SQLite has no schema sessions: give the tables a file of their own," + " or a prefix");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "_", "1_", "Shop_", "a b", "a;drop table b", "a'", "a\"", "a.", "a-", "ä_"})
  void aPrefixOrSchemaThatWouldHaveToBeQuotedIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTables.DEFAULT.withPrefix(name))
        .withMessage("\"" + name + "\" is no name of a prefix:"
            + " a lower-case letter and up to 31 of a-z, 0-9 and _");
    if (!name.equals("_"))
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JdbcTables.DEFAULT.inSchema(name))
          .withMessageContaining("no name of a schema");
  }

  @EachDatabase
  void theLongestPrefixFits(TestDatabase database, @TempDir Path directory) throws SQLException {
    String prefix = "a".repeat(32);
    JdbcTables longest = JdbcTables.DEFAULT.withPrefix(prefix);
    DataSource source = database.fresh(directory);

    JdbcSessionStore store = JdbcSessionStore.open(source, TIMEOUT, longest);

    assertThat(store.epoch()).isOne();
    assertThat(longest).hasToString(prefix + "session and others");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTables.DEFAULT.withPrefix(prefix + "a"));
  }

  @Test
  void theDefaultNamesAreWrittenAsTheyStand() {
    assertThat(JdbcTables.DEFAULT.spelled("select 1 from jeton_key"))
        .isEqualTo("select 1 from jeton_key");
    assertThat(SHOP.inSchema("mine").spelled("create index jeton_a_b on jeton_a (x) -- 'jeton_a'"))
        .isEqualTo("create index shop_a_b on mine.shop_a (x) -- 'shop_a'");
  }
}
