package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.key.ImportedKey;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStatus;
import dev.jeton.key.KeyStore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done with the keys of a store. */
@Command(
    name = "key",
    description = "The keys of applications, and key files.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class KeyCommands {
  private static final String PLACE = " --directory keys --master-key-file master.key";

  private final Terminal terminal;

  KeyCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "list",
      description = "Lists all keys with their states; changes nothing.",
      footer = {"", "Example: jeton key list" + PLACE},
      mixinStandardHelpOptions = true)
  int list(
      @Mixin KeyStoreOptions where,
      @Option(names = "--json", description = "Prints JSON.") boolean json) {
    KeyRing ring = where.ring(terminal.clock());
    if (json) {
      terminal.say(JsonObject.of(Map.of(
          "keys", ring.entries().stream().map(KeyTable::json).toList(),
          "ignored", ring.ignored())));
    } else {
      terminal.table(KeyTable.rows(ring.entries()));
    }
    for (String name : ring.ignored())
      terminal.warn("WARNING: " + name + " does not open: somebody planted or damaged it");
    return Main.DONE;
  }

  @Command(
      name = "make",
      description = "Makes the first key of every purpose, where no key is yet.",
      footer = {"", "Example: jeton key make" + PLACE + " --algorithm ES256"},
      mixinStandardHelpOptions = true)
  int make(
      @Mixin KeyStoreOptions where,
      @Option(
              names = "--algorithm",
              defaultValue = "ES256",
              description = "How JWTs are signed: ES256, ED25519, PS256 or HS256; as the KeyPolicy"
                  + " of the applications says. Default ${DEFAULT-VALUE}.")
          KeyAlgorithm algorithm) {
    KeyStore store = where.store();
    if (!store.load().isEmpty())
      throw new Refusal("there are keys in " + store + " already: jeton key rotate makes the next");
    KeyRing ring =
        KeyRing.open(store, where.policy().withJwtAlgorithm(algorithm), terminal.clock());
    terminal.table(KeyTable.rows(ring.entries()));
    return Main.DONE;
  }

  @Command(
      name = "import",
      description = "Takes a key that was made elsewhere as the next one for JWTs.",
      footer = {"", "Example: jeton key import" + PLACE + " --pem signing.pem"},
      mixinStandardHelpOptions = true)
  int take(@Mixin KeyStoreOptions where, @Mixin KeyFileOptions file) {
    ImportedKey imported = file.key();
    return told("imported", where.ring(terminal.clock()).add(imported));
  }

  @Command(
      name = "rotate",
      description = "Makes the next key, which signs when everybody knows it.",
      footer = {"", "Example: jeton key rotate" + PLACE + " --purpose jwt"},
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin KeyStoreOptions where,
      @Option(
              names = "--purpose",
              required = true,
              description = "One of ${COMPLETION-CANDIDATES}.")
          KeyPurpose purpose) {
    return told("next", where.ring(terminal.clock()).rotate(purpose));
  }

  private int told(String what, KeyStatus key) {
    terminal.say(what + ": " + key.name() + " " + key.id() + ", "
        + key.state().name().toLowerCase(Locale.ROOT) + ", signs from " + key.activeFrom());
    return Main.DONE;
  }

  @Command(
      name = "revoke",
      description = "Ends a key at once; applications hear of it when they read their keys again."
          + " Revoking a jwt key ends JWTs; no cookie of a reference token ends.",
      footer = {"", "Example: jeton key revoke" + PLACE + " --purpose jwt --id ID"},
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin KeyStoreOptions where,
      @Option(
              names = "--purpose",
              required = true,
              description = "One of ${COMPLETION-CANDIDATES}.")
          KeyPurpose purpose,
      @Option(names = "--id", required = true, description = "As jeton key list shows it.")
          String id) {
    where.ring(terminal.clock()).revoke(purpose, id);
    terminal.say("revoked: " + purpose.name().toLowerCase(Locale.ROOT) + " " + id);
    return Main.DONE;
  }

  @Command(
      name = "rewrap",
      description = "Seals every key under the present master key.",
      footer = {"", "Example: jeton key rewrap" + PLACE + " --former-master-key-file old.key"},
      mixinStandardHelpOptions = true)
  int rewrap(@Mixin KeyStoreOptions where) {
    terminal.say("sealed anew: " + where.ring(terminal.clock()).rewrap());
    return Main.DONE;
  }

  @Command(
      name = "purge",
      description = "Forgets keys that nobody can miss any more.",
      footer = {"", "Example: jeton key purge" + PLACE},
      mixinStandardHelpOptions = true)
  int purge(@Mixin KeyStoreOptions where) {
    terminal.say("removed: " + where.ring(terminal.clock()).purge());
    return Main.DONE;
  }

  @Command(
      name = "inspect",
      description = "Says what kind of keys are in a file: a JWK, a JWK set or PEM; never a"
          + " private part of them.",
      footer = {"", "Example: jeton key inspect jwks.json"},
      mixinStandardHelpOptions = true)
  int inspect(@Parameters(paramLabel = "FILE") Path file) {
    new Inspection(terminal, file).tell();
    return Main.DONE;
  }
}
