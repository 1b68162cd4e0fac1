package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.key.ImportedKey;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyUnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says what a key file holds, and warns of what should not be in it. Not thread-safe. */
final class Inspection {
  private final Terminal terminal;
  private final Path file;

  Inspection(Terminal terminal, Path file) {
    this.terminal = terminal;
    this.file = file;
  }

  void tell() {
    byte[] content = terminal.read(Optional.of(file));
    Optional<JsonObject> json = JsonObject.parse(content);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (json.isPresent()) tell(json.get());
    else if (text.contains("-----BEGIN ")) tellPem(text);
    else throw new Refusal(file + " is neither strict JSON nor PEM");
  }

  private void tell(JsonObject json) {
    Optional<List<JsonObject>> set = json.objects("keys");
    List<JwkFacts> keys = set.orElse(List.of(json)).stream().map(JwkFacts::of).toList();
    List<List<String>> rows = new ArrayList<>(List.of(JwkFacts.HEAD));
    keys.forEach(key -> rows.add(key.row()));
    terminal.table(rows);
    boolean whole = keys.stream().anyMatch(JwkFacts::whole);
    if (whole) warnOfPrivateKeys();
    if (set.isEmpty() && whole) tellWhetherItCanBeImported(ImportedKey::jwk);
    if (set.isPresent() && !whole) tellWhetherItIsAccepted(json);
  }

  private void warnOfPrivateKeys() {
    terminal.warn("WARNING: " + file + " holds private keys: never publish or send it");
  }

  private void tellWhetherItIsAccepted(JsonObject set) {
    Set<KeyAlgorithm> all = EnumSet.allOf(KeyAlgorithm.class);
    all.removeIf(KeyAlgorithm::symmetric);
    // That none is left is no fault of the set: which algorithms count is up to who reads it.
    if (JwkSet.ofPublicKeys(set, all) instanceof JwkSet.Refused refused
        && refused.why().startsWith("key "))
      terminal.warn("WARNING: validators refuse this set: " + refused.why());
  }

  private void tellPem(String text) {
    List<PemFacts> blocks = PemFacts.of(text);
    List<List<String>> rows = new ArrayList<>(List.of(PemFacts.HEAD));
    blocks.forEach(block -> rows.add(block.row()));
    terminal.table(rows);
    if (blocks.stream().noneMatch(PemFacts::whole)) return;
    warnOfPrivateKeys();
    tellWhetherItCanBeImported(ImportedKey::pem);
  }

  private void tellWhetherItCanBeImported(Function<Path, ImportedKey> form) {
    try {
      ImportedKey key = form.apply(file);
      terminal.say("can be imported: signs with " + key.algorithm().jose()
          + key.thumbprint().map(id -> ", id " + id).orElse(""));
    } catch (IllegalArgumentException | KeyUnavailableException refused) {
      terminal.say("can't be imported: " + refused.getMessage());
    }
  }
}
