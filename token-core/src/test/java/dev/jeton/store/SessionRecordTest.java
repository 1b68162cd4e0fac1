package dev.jeton.store;

import static dev.jeton.store.Records.hash;
import static dev.jeton.store.Records.opened;
import static dev.jeton.store.TickingClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.Authentication;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRecordTest {

  private static final Instant IDLE_END = START.plus(Duration.ofMinutes(10));
  private static final Instant ABSOLUTE_END = START.plus(Duration.ofMinutes(25));

  @Test
  void aSessionThatIsNotSeenAgainLivesUntilItsIdleEnd() {
    SessionRecord record = opened(1);

    assertThat(record.idleEndsAt()).isEqualTo(IDLE_END);
    assertThat(record.expiredAt(IDLE_END.minusNanos(1))).isFalse();
  }

  @Test
  void aSessionThatIsNotSeenAgainIsOverAtItsIdleEnd() {
    assertThat(opened(1).expiredAt(IDLE_END)).isTrue();
  }

  @Test
  void aSessionThatIsSeenAgainAndAgainLivesUntilItsAbsoluteEnd() {
    SessionRecord record = opened(1).seenAt(ABSOLUTE_END.minusMillis(1));

    assertThat(record.absoluteEndsAt()).isEqualTo(ABSOLUTE_END);
    assertThat(record.expiredAt(ABSOLUTE_END.minusNanos(1))).isFalse();
  }

  @Test
  void aSessionThatIsSeenAgainAndAgainIsOverAtItsAbsoluteEnd() {
    SessionRecord record = opened(1).seenAt(ABSOLUTE_END.minusMillis(1));

    assertThat(record.idleEndsAt()).isEqualTo(ABSOLUTE_END);
    assertThat(record.expiredAt(ABSOLUTE_END)).isTrue();
  }

  @Test
  void beingSeenNeverMovesBack() {
    SessionRecord record = opened(1).seenAt(START.plusSeconds(5));

    assertThat(record.seenAt(START.plusSeconds(4))).isEqualTo(record);
    assertThat(record.seenAt(START.plusSeconds(6)).lastSeenAt()).isEqualTo(START.plusSeconds(6));
    assertThat(record.version()).isEqualTo(1);
  }

  @Test
  void isDueToBeSeenATenthOfItsIdleLifetimeLater() {
    Duration idle = Duration.ofMillis(1_001);
    SessionRecord record =
        SessionDraft.of(opened(1)).lifetimes(new Lifetimes(idle, idle)).record();
    Instant due = START.plusMillis(101);

    assertThat(record.dueToBeSeenAt()).isEqualTo(due);
    assertThat(record.dueToBeSeen(due.minusNanos(1))).isFalse();
    assertThat(record.dueToBeSeen(due)).isTrue();
  }

  @Test
  void aSuccessorHasTheNextSecretGenerationAndVersion() {
    SessionRecord record = opened(1).seenAt(START.plusSeconds(5));

    SessionRecord next = record.succeededBy(hash(2), START.plusSeconds(4));

    assertThat(next.version()).isEqualTo(2);
    assertThat(next.generation()).isEqualTo(2);
    assertThat(next.secretHash()).isEqualTo(hash(2));
    assertThat(next.lastSeenAt()).isEqualTo(START.plusSeconds(5));
    assertThat(next.createdAt()).isEqualTo(record.createdAt());
  }

  @Test
  void anEndIsAChangeOfNothingElse() {
    End end = new End(EndReason.REVOKED, START);

    SessionRecord ended = opened(1).endedBy(end);

    assertThat(ended.end()).contains(end);
    assertThat(ended.version()).isEqualTo(2);
    assertThat(ended.generation()).isEqualTo(1);
    assertThat(ended.secretHash()).isEqualTo(opened(1).secretHash());
  }

  @Test
  void aStampIsAChangeOfTheEpochAlone() {
    SessionRecord stamped = opened(1).stamped(9);

    assertThat(stamped.epoch()).isEqualTo(9);
    assertThat(stamped.version()).isEqualTo(2);
    assertThat(stamped.end()).isEmpty();
  }

  @Test
  void timesAreWholeMilliseconds() {
    SessionRecord record = opened(1, 1, START.plusNanos(1_999_999));

    assertThat(record.createdAt()).isEqualTo(START.plusMillis(1));
    assertThat(record.seenAt(START.plusNanos(2_999_999)).lastSeenAt())
        .isEqualTo(START.plusMillis(2));
  }

  @Test
  void authenticationsAreACopy() {
    List<Authentication> given = new ArrayList<>(opened(1).authentications());
    SessionRecord record = with(opened(1), 1, 1, given);

    given.clear();

    assertThat(record.authentications()).hasSize(1);
  }

  @Test
  void versionsAndGenerationsCountFromOne() {
    List<Authentication> some = opened(1).authentications();

    assertThatThrownBy(() -> with(opened(1), 0, 1, some))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("version 0 is under 1");
    assertThatThrownBy(() -> with(opened(1), 1, 0, some))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generation 0 is under 1");
  }

  @Test
  void whatAnApplicationSeesHoldsNoSecret() {
    SessionRecord record = opened(1).seenAt(START.plusSeconds(5));

    Session session = record.view(Trust.CACHED);

    assertThat(session.id()).isEqualTo(record.id());
    assertThat(session.lastSeenAt()).isEqualTo(record.lastSeenAt());
    assertThat(session.idleEndsAt()).isEqualTo(record.idleEndsAt());
    assertThat(session.absoluteEndsAt()).isEqualTo(record.absoluteEndsAt());
    assertThat(session.trust()).isEqualTo(Trust.CACHED);
    assertThat(record.toString()).contains("secretHash=SecretHash[redacted]");
  }

  private static SessionRecord with(
      SessionRecord record, long version, int generation, List<Authentication> authentications) {
    return SessionDraft.of(record)
        .version(version)
        .generation(generation)
        .authentications(authentications)
        .record();
  }
}
