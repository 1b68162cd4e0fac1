package dev.jeton.store.jdbc;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The tables and how they came to be: each step brings them from one version to the next. */
final class Schema {

  /**
   * Every step, the first from nothing to version 1. What has been released is never changed, only
   * followed.
   *
   * <p>{@code %bytes%} is the type of a column of bytes, {@code %name%} that of a text of at most
   * 255 characters, which is compared character by character, {@code %text%} that of a longer one,
   * and {@code %serial%} that of a primary key that counts up and never repeats. {@code %part|a|b%}
   * is {@code a} where an index can be of some rows only, {@code b} elsewhere.
   */
  static final List<List<String>> STEPS = List.of(
      List.of(
          """
      create table jeton_session (
        id %bytes% not null primary key,
        kind %name% not null,
        tenant %name% not null,
        subject %name% not null,
        epoch bigint not null,
        version bigint not null,
        generation integer not null,
        secret_hash %bytes% not null,
        created_at bigint not null,
        last_seen_at bigint not null,
        idle_ms bigint not null,
        absolute_ms bigint not null,
        persistent integer not null,
        details %text% not null,
        over_at bigint not null,
        ended_at bigint,
        end_reason %name%)""",
          "create index jeton_session_of_subject on jeton_session (tenant, subject)",
          "create index jeton_session_over on jeton_session (over_at)",
          "create index jeton_session_ended on jeton_session %part|(ended_at) where ended_at is not null|(ended_at)%",
          """
      create table jeton_subject (
        tenant %name% not null,
        subject %name% not null,
        epoch bigint not null,
        ended_at bigint not null,
        end_reason %name% not null,
        primary key (tenant, subject))""",
          "create index jeton_subject_ended on jeton_subject (ended_at)",
          """
      create table jeton_epoch (
        row_number integer not null primary key check (row_number = 1),
        epoch bigint not null,
        forgotten bigint not null)""",
          "insert into jeton_epoch (row_number, epoch, forgotten) values (1, 1, 0)"),
      List.of("create table jeton_key (name %name% not null primary key, sealed %text% not null)"),
      List.of(
          "alter table jeton_session add column actor_tenant %name%",
          "alter table jeton_session add column actor_subject %name%",
          "create index jeton_session_of_actor on jeton_session"
              + " %part|(actor_tenant, actor_subject) where actor_subject is not null"
              + "|(actor_tenant, actor_subject)%"),
      List.of(
          """
          create table jeton_tenant (
            tenant %name% not null primary key,
            epoch bigint not null,
            ended_at bigint not null,
            end_reason %name% not null)""",
          """
          create table jeton_everybody (
            row_number integer not null primary key check (row_number = 1),
            epoch bigint not null,
            ended_at bigint not null,
            end_reason %name% not null)""",
          """
          create table jeton_revocation (
            id %serial%,
            mark bigint not null,
            kind %name% not null,
            session_id %bytes%,
            tenant %name%,
            subject %name%,
            epoch bigint,
            key_id %name%,
            noted_at bigint not null)""",
          "create index jeton_revocation_mark on jeton_revocation (mark)",
          "create index jeton_revocation_noted on jeton_revocation (noted_at)"),
      List.of(
          """
          create table jeton_remembered (
            id %bytes% not null primary key,
            kind %name% not null,
            tenant %name% not null,
            subject %name% not null,
            generation integer not null,
            secret_hash %bytes% not null,
            ended_at bigint not null,
            end_reason %name% not null)""",
          "create index jeton_remembered_of_subject on jeton_remembered"
              + " (tenant, subject, ended_at)",
          "create index jeton_remembered_ended on jeton_remembered (ended_at)"),
      List.of(
          """
          create table jeton_attempt (
            name %name% not null primary key,
            failed_at %text% not null,
            block_from integer not null,
            within_ms bigint not null,
            first_ms bigint not null,
            longest_ms bigint not null,
            last_at bigint not null,
            blocked_until bigint,
            gone_at bigint not null)""",
          "create index jeton_attempt_counting on jeton_attempt"
              + " %part|(last_at) where blocked_until is null|(blocked_until, last_at)%",
          "create index jeton_attempt_blocked on jeton_attempt"
              + " %part|(blocked_until) where blocked_until is not null|(blocked_until)%",
          "create index jeton_attempt_gone on jeton_attempt (gone_at)",
          """
          create table jeton_attempt_room (
            row_number integer not null primary key check (row_number = 1),
            counting integer not null,
            blocking integer not null)""",
          "insert into jeton_attempt_room (row_number, counting, blocking) values (1, 0, 0)"));

  private Schema() {}

  /**
   * The database behind {@code source}, with all of its tables.
   *
   * @param timeout of one statement: whole seconds, 1 to 60
   */
  static Database opened(DataSource source, Duration timeout, JdbcTables tables) {
    Database database = Database.of(source, timeout, tables);
    new Upgrade(database, STEPS).run();
    return database;
  }
}
