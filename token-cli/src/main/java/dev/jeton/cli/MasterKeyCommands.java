package dev.jeton.cli;

import dev.jeton.key.MasterKey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is done with master keys. */
@Command(
    name = "master-key",
    description = "The key that seals all others.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class MasterKeyCommands {
  private final Terminal terminal;

  MasterKeyCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "make",
      description = "Makes a master key in a new file of mode 0600. Keep a copy elsewhere: whoever"
          + " loses it loses every key.",
      footer = {"", "Example: jeton master-key make /etc/shop/master.key"},
      mixinStandardHelpOptions = true)
  int make(@Parameters(paramLabel = "FILE", description = "Must not be there yet.") Path file) {
    MasterKey made = MasterKey.create(file);
    terminal.say("made master key " + made.id() + " in " + file);
    return Main.DONE;
  }
}
