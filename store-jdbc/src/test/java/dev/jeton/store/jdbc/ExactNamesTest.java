package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.SessionDraft;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** A database may take one name for another; a store may not. */
class ExactNamesTest {

  private static final List<String> ALIKE =
      List.of("zoe", "Zoe", "zoe ", " zoe", "zo\u00eb", "zoe\u0308", "\uff5aoe", "zo\ud83d\ude00");

  @EachDatabase
  void subjectsAreComparedCharacterByCharacter(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    JdbcSessionStore store = JdbcSessionStore.open(database.fresh(directory));
    for (int number = 0; number < ALIKE.size(); number++)
      store.create(SessionDraft.of(opened(store, number))
          .subject(Subject.of(ALIKE.get(number)))
          .record());

    store.endAll(SubjectId.of("zoe"), Optional.empty(), EndReason.REVOKED);

    assertThat(store.list(SubjectId.of("zoe"))).isEmpty();
    for (String other : ALIKE.subList(1, ALIKE.size()))
      assertThat(store.list(SubjectId.of(other)))
          .singleElement()
          .satisfies(each -> assertThat(each.subject().id().value()).isEqualTo(other));
  }

  @EachDatabase
  void tenantsAreComparedCharacterByCharacter(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    JdbcSessionStore store = JdbcSessionStore.open(database.fresh(directory));
    for (int number = 0; number < ALIKE.size(); number++)
      store.create(SessionDraft.of(opened(store, number))
          .subject(subject(new SubjectId(ALIKE.get(number), "the-subject")))
          .record());

    store.endAllOfTenant("zoe", EndReason.REVOKED);

    for (String tenant : ALIKE)
      assertThat(store.list(new SubjectId(tenant, "the-subject")))
          .hasSize(tenant.equals("zoe") ? 0 : 1);
  }

  @EachDatabase
  void keysOfAttemptsAreComparedCharacterByCharacter(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcAttemptStore store = JdbcAttemptStore.open(source);
    Limit limit = new Limit(1, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(1));
    Instant noon = Instant.parse("2025-01-01T12:00:00Z");

    store.begin("zoe", limit, noon);

    assertThat(ALIKE.stream().filter(each -> !store.blocked(each, limit, noon).isZero()))
        .containsExactly("zoe");
  }

  @EachDatabase
  void theLongestNamesFit(TestDatabase database, @TempDir Path directory) throws SQLException {
    JdbcSessionStore store = JdbcSessionStore.open(database.fresh(directory));
    SubjectId longest = new SubjectId("\u20ac".repeat(255), "\u20ac".repeat(255));
    store.create(SessionDraft.of(opened(store, 1)).subject(subject(longest)).record());

    int living = store.list(longest).size();
    store.endAll(longest, Optional.empty(), EndReason.REVOKED);

    assertThat(living).isOne();
    assertThat(store.list(longest)).isEmpty();
  }

  private static Subject subject(SubjectId id) {
    return new Subject(id, Set.of(), Set.of());
  }
}
