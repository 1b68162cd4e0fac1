package dev.jeton.cli;

import dev.jeton.session.EndReason;
import dev.jeton.store.jdbc.JdbcSessionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done with all sessions at once. */
@Command(
    name = "sessions",
    description = "The sessions of everybody.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class SessionCommands {
  private final Terminal terminal;

  SessionCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "end-everything",
      description = "Ends every session that is open now: everybody has to log in again. For the"
          + " worst of days, and after a backup was restored.",
      footer = {"", "Example: jeton sessions end-everything --jdbc-url jdbc:sqlite:shop.db --yes"},
      mixinStandardHelpOptions = true)
  int endEverything(
      @Mixin DatabaseOptions database,
      @Option(names = "--yes", description = "Says that this is meant.") boolean yes) {
    if (!yes) throw new WrongUse("this logs everybody out: say --yes");
    long epoch = JdbcSessionStore.open(database.source()).endEverything(EndReason.REVOKED);
    terminal.say("every session is ended; the epoch is now " + epoch);
    return Main.DONE;
  }
}
