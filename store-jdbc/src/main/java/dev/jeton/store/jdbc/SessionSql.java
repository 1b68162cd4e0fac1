package dev.jeton.store.jdbc;

/**
 * Every statement of the session store, one for each verb where one is enough. Immutable.
 *
 * <p>{@code over_at} is when a session expires or, if that was before, ended; an index on it is all
 * that a purge needs. Sessions that ended with all others are known by the epoch of their subject.
 */
final class SessionSql {

  private static final String READ = """
      select s.id, s.kind, s.tenant, s.subject, s.epoch, s.version, s.generation, s.secret_hash,
        s.created_at, s.last_seen_at, s.idle_ms, s.absolute_ms, s.persistent, s.details,
        s.ended_at, s.end_reason, s.over_at,
        e.epoch as all_epoch, e.ended_at as all_ended_at, e.end_reason as all_end_reason,
        a.epoch as actor_epoch, a.ended_at as actor_ended_at, a.end_reason as actor_end_reason,
        t.epoch as tenant_epoch, t.ended_at as tenant_ended_at, t.end_reason as tenant_end_reason,
        u.epoch as actors_epoch, u.ended_at as actors_ended_at, u.end_reason as actors_end_reason,
        g.epoch as any_epoch, g.ended_at as any_ended_at, g.end_reason as any_end_reason
      from jeton_session s
      left join jeton_subject e on e.tenant = s.tenant and e.subject = s.subject
      left join jeton_subject a on a.tenant = s.actor_tenant and a.subject = s.actor_subject
      left join jeton_tenant t on t.tenant = s.tenant
      left join jeton_tenant u on u.tenant = s.actor_tenant
      left join jeton_everybody g on g.row_number = 1
      """;

  private static final String NOT_OVER = """
      s.ended_at is null and not exists (
        select 1 from jeton_subject e
        where e.tenant = s.tenant and e.subject = s.subject and e.epoch > s.epoch)
      and not exists (
        select 1 from jeton_subject a
        where a.tenant = s.actor_tenant and a.subject = s.actor_subject and a.epoch > s.epoch)
      and not exists (
        select 1 from jeton_tenant t
        where t.tenant in (s.tenant, s.actor_tenant) and t.epoch > s.epoch)
      and not exists (select 1 from jeton_everybody g where g.epoch > s.epoch)""";

  private static final String END = "epoch, ended_at, end_reason";
  private static final String FORGET_ENDS = "delete from jeton_remembered where id in ";

  private static final String CREATE = """
      insert into jeton_session (id, kind, tenant, subject, epoch, version, generation, secret_hash,
        created_at, last_seen_at, idle_ms, absolute_ms, persistent, details, over_at,
        actor_tenant, actor_subject)
      select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      where not exists (
          select 1 from jeton_subject where tenant = ? and subject = ? and epoch > ?)
        and not exists (
          select 1 from jeton_subject where tenant = ? and subject = ? and epoch > ?)
        and not exists (select 1 from jeton_tenant where tenant in (?, ?) and epoch > ?)
        and not exists (select 1 from jeton_everybody where epoch > ?)
        and not exists (select 1 from jeton_epoch where forgotten > ?)""";

  final String create;
  final String exists = "select 1 from jeton_session where id = ?";
  final String withdraw = "delete from jeton_session where id = ?";
  final String lockSubject;
  final String living;
  final String find = READ + "where s.id = ?";
  final String list;
  final String replace;
  final String touch;
  final String end;

  final String epoch = "select epoch from jeton_epoch";
  final String raiseEpoch;
  final String spare;
  final String noteEpoch;
  final String noteTenant;
  final String noteEverybody;

  final String lockOver;
  final String lockEndedWithAll;
  final String forgetSession = "delete from jeton_session where id = ?";
  final String remember;
  final String rememberOnlyTheLast;
  final String forgetRemembered;
  final String remembered;
  final String forgetEpochs = """
      update jeton_epoch
      set forgotten = (select max(epoch) from jeton_subject where ended_at <= ?)
      where forgotten < (select coalesce(max(epoch), 0) from jeton_subject where ended_at <= ?)
      """;
  // The condition on the forgotten epoch makes the two statements safe apart from each other.
  final String forgetSubjects = """
      delete from jeton_subject
      where jeton_subject.ended_at <= ?
      and jeton_subject.epoch <= (select forgotten from jeton_epoch)
      and not exists (
        select 1 from jeton_session s
        where s.tenant = jeton_subject.tenant and s.subject = jeton_subject.subject
          and s.epoch < jeton_subject.epoch)
      and not exists (
        select 1 from jeton_session s
        where s.actor_tenant = jeton_subject.tenant and s.actor_subject = jeton_subject.subject
          and s.epoch < jeton_subject.epoch)
      """;

  final String now;
  final String endedSessions = "select id, ended_at from jeton_session where ended_at > ?";
  final String endedSubjects =
      "select tenant, subject, epoch, ended_at from jeton_subject where ended_at > ?";
  final String endedTenants = "select tenant, epoch, ended_at from jeton_tenant where ended_at > ?";
  final String endedEverybody = "select epoch, ended_at from jeton_everybody where ended_at > ?";

  SessionSql(Dialect dialect) {
    String clock = dialect.now();
    String living = NOT_OVER + " and s.over_at > " + clock;
    String seen = dialect.greatest("s.last_seen_at", "?");
    String idleOrAbsolute = dialect.least("? + s.idle_ms", "s.created_at + s.absolute_ms");

    create = CREATE + dialect.ifFree("id");
    lockSubject = dialect.lockSubject();
    raiseEpoch = dialect.raiseEpoch();
    now = "select " + clock;
    this.living = "select s.id from jeton_session s where s.tenant = ? and s.subject = ?"
        + " and s.actor_subject is null and "
        + living + " order by s.created_at, s.id";
    list = READ + "where s.tenant = ? and s.subject = ? and " + living
        + " order by s.created_at, s.id";
    replace = "update jeton_session as s set epoch = ?, version = ?, generation = ?,"
        + " secret_hash = ?, created_at = ?, last_seen_at = " + seen + ", idle_ms = ?,"
        + " absolute_ms = ?, persistent = ?, details = ?, actor_tenant = ?, actor_subject = ?,"
        + " over_at = "
        + dialect.least(seen + " + ?", "?")
        + " where s.id = ? and s.version = ? and s.tenant = ? and s.subject = ? and s.kind = ?"
        + " and " + living;
    touch = "update jeton_session as s set last_seen_at = ?, over_at = " + idleOrAbsolute
        + " where s.id = ? and (? - s.last_seen_at) * 10 >= s.idle_ms and " + living;
    end = "update jeton_session as s set ended_at = " + clock + ", end_reason = ?,"
        + " version = s.version + 1, over_at = " + dialect.least("s.over_at", clock)
        + " where s.id = ? and " + NOT_OVER;
    spare = "update jeton_session as s set epoch = ?, version = s.version + 1"
        + " where s.id = ? and s.tenant = ? and s.subject = ? and " + living;
    noteEpoch = dialect.put("jeton_subject", "tenant, subject", "?, ?", END, "?, " + clock + ", ?");
    noteTenant = dialect.put("jeton_tenant", "tenant", "?", END, "?, " + clock + ", ?");
    noteEverybody = dialect.put("jeton_everybody", "row_number", "1", END, "?, " + clock + ", ?");
    lockOver = dialect.lockedSome(READ, "jeton_session s", "s.over_at <= ? limit ?");
    lockEndedWithAll = dialect.lockedSome(
        READ,
        "jeton_session s join jeton_subject e on e.tenant = s.tenant and e.subject = s.subject",
        "e.ended_at <= ? and s.epoch < e.epoch limit ?");
    remember = dialect.put(
        "jeton_remembered",
        "id",
        "?",
        "kind, tenant, subject, generation, secret_hash, ended_at, end_reason",
        "?, ?, ?, ?, ?, ?, ?");
    rememberOnlyTheLast = FORGET_ENDS
        + someEnds(
            dialect,
            "s.tenant = ? and s.subject = ? order by s.ended_at desc, s.id limit "
                + Integer.MAX_VALUE + " offset ?");
    forgetRemembered = FORGET_ENDS + someEnds(dialect, "s.ended_at <= ? limit ?");
    remembered = "select s.id, s.kind, s.tenant, s.subject, s.generation, s.secret_hash,"
        + " s.ended_at, s.end_reason from jeton_remembered s where s.id = ? and s.ended_at > "
        + clock + " - ?";
  }

  private static String someEnds(Dialect dialect, String condition) {
    return "("
        + dialect.lockedSome("select s.id from jeton_remembered s", "jeton_remembered s", condition)
        + ")";
  }
}
