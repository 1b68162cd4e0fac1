package dev.jeton.cli;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.key.MasterKey;
import dev.jeton.store.jdbc.JdbcKeyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where keys rest and what opens them. Not thread-safe: belongs to one command. */
final class KeyStoreOptions {
  @Option(names = "--directory", paramLabel = "DIR", description = "The directory of the keys.")
  private Optional<Path> directory = Optional.empty();

  @Mixin
  private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--master-key-file",
      paramLabel = "FILE",
      description = "The file of the master key, mode 0600.")
  private Optional<Path> masterKey = Optional.empty();

  @Option(
      names = "--former-master-key-file",
      paramLabel = "FILE",
      description = "A master key that may still open keys; may be given several times.")
  private List<Path> formerMasterKeys = new ArrayList<>();

  @Option(
      names = "--refresh-every",
      paramLabel = "DURATION",
      defaultValue = "PT1M",
      description = "How often the applications read their keys, as their KeyPolicy says; a next"
          + " key waits for that. Default ${DEFAULT-VALUE}.")
  private Duration refreshEvery = Duration.ofMinutes(1);

  @Option(
      names = "--tokens-live-for",
      paramLabel = "DURATION",
      defaultValue = "P30D",
      description = "How long a key verifies after its successor took over, as their KeyPolicy"
          + " says. Default ${DEFAULT-VALUE}.")
  private Duration tokensLiveFor = Duration.ofDays(30);

  /** Whether a place of keys was named at all. */
  boolean given() {
    return directory.isPresent() || database.given();
  }

  /** The keys that are there; none is made. */
  KeyRing ring(Clock clock) {
    demandPlaceAndKey();
    // A directory store would make the directory, and a name with a slip would look like no keys.
    directory.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
      throw new Refusal("there is no directory " + path + ": jeton key make makes it");
    });
    return KeyRing.openPresent(store(), policy(), clock);
  }

  private void demandPlaceAndKey() {
    if (directory.isPresent() == database.given())
      throw new WrongUse("name the keys either by --directory or by --jdbc-url");
    if (masterKey.isEmpty()) throw new WrongUse("name the master key by --master-key-file");
  }

  /** The place of the keys, be there any or not. */
  KeyStore store() {
    demandPlaceAndKey();
    return directory.map(KeyStore::directory).orElseGet(() -> JdbcKeyStore.open(database.source()));
  }

  KeyPolicy policy() {
    KeyPolicy policy = KeyPolicy.sealedUnder(MasterKey.read(masterKey.orElseThrow()))
        .refreshEvery(refreshEvery)
        .tokensLiveFor(tokensLiveFor);
    for (Path former : formerMasterKeys) policy = policy.alsoUnsealing(MasterKey.read(former));
    return policy;
  }
}
