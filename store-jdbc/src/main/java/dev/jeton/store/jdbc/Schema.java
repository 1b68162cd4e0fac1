package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The tables and how they came to be: each step brings them from one version to the next. */
final class Schema {

  /**
   * Every step, the first from nothing to version 1. What has been released is never changed, only
   * followed. {@code %bytes%} is the type of a column of bytes,
   * {@code %serial%} that of a primary key that counts up and never repeats.
   */
  static final List<List<String>> STEPS = List.of(
      List.of(
          """
      create table jeton_session (
        id %bytes% not null primary key,
        kind text not null,
        tenant text not null,
        subject text not null,
        epoch bigint not null,
        version bigint not null,
        generation integer not null,
        secret_hash %bytes% not null,
        created_at bigint not null,
        last_seen_at bigint not null,
        idle_ms bigint not null,
        absolute_ms bigint not null,
        persistent integer not null,
        details text not null,
        over_at bigint not null,
        ended_at bigint,
        end_reason text)""",
          "create index jeton_session_of_subject on jeton_session (tenant, subject)",
          "create index jeton_session_over on jeton_session (over_at)",
          "create index jeton_session_ended on jeton_session (ended_at) where ended_at is not null",
          """
      create table jeton_subject (
        tenant text not null,
        subject text not null,
        epoch bigint not null,
        ended_at bigint not null,
        end_reason text not null,
        primary key (tenant, subject))""",
          "create index jeton_subject_ended on jeton_subject (ended_at)",
          """
      create table jeton_epoch (
        row_number integer not null primary key check (row_number = 1),
        epoch bigint not null,
        forgotten bigint not null)""",
          "insert into jeton_epoch (row_number, epoch, forgotten) values (1, 1, 0)"),
      List.of("create table jeton_key (name text not null primary key, sealed text not null)"),
      List.of(
          "alter table jeton_session add column actor_tenant text",
          "alter table jeton_session add column actor_subject text",
          "create index jeton_session_of_actor on jeton_session (actor_tenant, actor_subject)"
              + " where actor_subject is not null"),
      List.of(
          """
          create table jeton_tenant (
            tenant text not null primary key,
            epoch bigint not null,
            ended_at bigint not null,
            end_reason text not null)""",
          """
          create table jeton_everybody (
            row_number integer not null primary key check (row_number = 1),
            epoch bigint not null,
            ended_at bigint not null,
            end_reason text not null)""",
          """
          create table jeton_revocation (
            id %serial%,
            mark bigint not null,
            kind text not null,
            session_id %bytes%,
            tenant text,
            subject text,
            epoch bigint,
            key_id text,
            noted_at bigint not null)""",
          "create index jeton_revocation_mark on jeton_revocation (mark)",
          "create index jeton_revocation_noted on jeton_revocation (noted_at)"),
      List.of(
          """
          create table jeton_remembered (
            id %bytes% not null primary key,
            kind text not null,
            tenant text not null,
            subject text not null,
            generation integer not null,
            secret_hash %bytes% not null,
            ended_at bigint not null,
            end_reason text not null)""",
          "create index jeton_remembered_of_subject on jeton_remembered"
              + " (tenant, subject, ended_at)",
          "create index jeton_remembered_ended on jeton_remembered (ended_at)"),
      List.of(
          """
          create table jeton_attempt (
            name text not null primary key,
            failed_at text not null,
            block_from integer not null,
            within_ms bigint not null,
            first_ms bigint not null,
            longest_ms bigint not null,
            last_at bigint not null,
            blocked_until bigint,
            gone_at bigint not null)""",
          "create index jeton_attempt_counting on jeton_attempt (last_at)"
              + " where blocked_until is null",
          "create index jeton_attempt_blocked on jeton_attempt (blocked_until)"
              + " where blocked_until is not null",
          "create index jeton_attempt_gone on jeton_attempt (gone_at)",
          """
          create table jeton_attempt_room (
            row_number integer not null primary key check (row_number = 1),
            counting integer not null,
            blocking integer not null)""",
          "insert into jeton_attempt_room (row_number, counting, blocking) values (1, 0, 0)"));

  private static final String TABLE = "jeton_schema";

  private Schema() {}

  /**
   * The database behind {@code source}, with all of its tables.
   *
   * @param timeout of one statement: whole seconds, 1 to 60
   */
  static Database opened(DataSource source, Duration timeout) {
    Database database = Database.of(source, timeout);
    upgrade(database, STEPS);
    return database;
  }

  /**
   * Brings the tables to the version after the last of {@code steps}. Safe in many processes at
   * once: one does it, the others wait for it.
   *
   * @throws StoreException if the tables are of a later version
   */
  static void upgrade(Database database, List<List<String>> steps) {
    if (version(database, steps.size()) == steps.size()) return;
    database.transaction(connection -> {
      database.rows(connection, database.dialect().lockSchema(), row -> true);
      int version = versionOrNew(database, connection);
      demandKnown(version, steps.size());
      for (List<String> step : steps.subList(version, steps.size()))
        for (String statement : step)
          database.update(connection, database.dialect().spelled(statement));
      return database.update(connection, "update jeton_schema set version = ?", steps.size());
    });
  }

  // Most starts find all done: they need no lock, nor the right to create a table.
  private static int version(Database database, int latest) {
    List<Boolean> tables = database.rows(database.dialect().findTable(), row -> true, TABLE);
    if (tables.isEmpty()) return 0;
    int version =
        database.rows("select version from jeton_schema", row -> row.getInt(1)).get(0);
    demandKnown(version, latest);
    return version;
  }

  private static int versionOrNew(Database database, Connection connection) throws SQLException {
    String find = database.dialect().findTable();
    if (database.rows(connection, find, row -> true, TABLE).isEmpty()) {
      database.update(connection, "create table jeton_schema (version integer not null)");
      database.update(connection, "insert into jeton_schema (version) values (0)");
    }
    return database
        .rows(connection, "select version from jeton_schema", row -> row.getInt(1))
        .get(0);
  }

  private static void demandKnown(int version, int latest) {
    if (version > latest)
      throw new StoreException("the tables have version " + version
          + ", but this version of store-jdbc knows none after " + latest
          + ": start the version that upgraded them");
  }
}
