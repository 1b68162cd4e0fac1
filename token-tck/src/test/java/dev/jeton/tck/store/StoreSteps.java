package dev.jeton.tck.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * The verbs of a session store in small, for Lincheck to interleave: one session that is there, a
 * second that may be opened, a few versions and moments. {@link PlainSessions} says what each verb
 * answers by itself. Heirs name the store; Lincheck makes a new one for every run.
 */
@Param(name = "few", gen = IntGen.class, conf = "1:2")
public abstract class StoreSteps {

  private static final SubjectId SUBJECT = SubjectId.of("subject");
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  // Of the idle lifetime: less is not worth a write.
  private static final Duration TENTH = Lifetimes.DEFAULT.idle().dividedBy(10);
  private static final SessionId FIRST = id(1);
  private static final SessionId SECOND = id(2);

  private final SessionStore store;

  StoreSteps(SessionStore store) {
    this.store = store;
    store.create(draft(FIRST).record());
  }

  /** A second session, whose log-in began before everything else. */
  @Operation
  public String create() {
    return store.create(draft(SECOND).record()).name();
  }

  @Operation
  public boolean replace(@Param(name = "few") int version) {
    SessionRecord next = draft(FIRST).version(version + 1L).record();
    return store.replace(next, version);
  }

  @Operation
  public boolean touch(@Param(name = "few") int moment) {
    return store.touch(FIRST, START.plus(TENTH.multipliedBy(moment)));
  }

  @Operation
  public boolean end() {
    return store.end(FIRST, EndReason.LOGGED_OUT);
  }

  @Operation
  public long endOthers() {
    return store.endAll(SUBJECT, Optional.of(FIRST), EndReason.REVOKED);
  }

  @Operation
  public long endAll() {
    return store.endAll(SUBJECT, Optional.empty(), EndReason.REVOKED);
  }

  @Operation
  public String find() {
    return store.find(FIRST).map(StoreSteps::told).orElse("none");
  }

  @Operation
  public int living() {
    return store.list(SUBJECT).size();
  }

  private static String told(SessionRecord record) {
    return PlainSessions.told(
        record.version(),
        Duration.between(START, record.lastSeenAt()).dividedBy(TENTH),
        record.end().map(end -> end.reason().name()).orElse("lives"));
  }

  private static SessionDraft draft(SessionId id) {
    return SessionDraft.opened(
        id,
        TokenKind.SESSION,
        Subject.of("subject"),
        1,
        SecretHash.of(new byte[SecretHash.BYTES]),
        new Authentication("pwd", START, 1),
        START);
  }

  private static SessionId id(int first) {
    byte[] bytes = new byte[SessionId.BYTES];
    bytes[0] = (byte) first;
    return SessionId.of(bytes);
  }
}
