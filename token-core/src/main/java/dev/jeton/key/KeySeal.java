package dev.jeton.key;

import dev.jeton.encoding.Base64Url;
import dev.jeton.json.JsonObject;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

/**
 * Seals whole entries under a master key as compact JWE (RFC 7516) and opens them again.
 * Thread-safe.
 *
 * <p>The name is inside the seal, so an entry moved to another name doesn't open; one algorithm
 * pair is accepted, so nobody can choose a weaker one.
 */
final class KeySeal {
  private static final int VERSION = 2;
  // Had no times: such a key was the only one of its purpose, and active from the beginning.
  private static final int FIRST_VERSION = 1;
  private static final String WRAPPING = "A256GCMKW";
  private static final String ENCRYPTION = "A256GCM";
  private static final Set<String> HEADER = Set.of("alg", "enc", "kid", "iv", "tag");
  private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){4}");

  private final MasterKey masterKey;
  private final List<MasterKey> formerMasterKeys;
  private final KeyStore place;
  private final ProviderContext chance = new ProviderContext();

  /** Seals under the first and opens under each; the store is only named in messages. */
  KeySeal(
      MasterKey masterKey, List<MasterKey> formerMasterKeys, KeyStore place, SecureRandom random) {
    this.masterKey = masterKey;
    this.formerMasterKeys = formerMasterKeys;
    this.place = place;
    this.chance.setSecureRandom(random);
  }

  StoredKey seal(KeyFacts facts) {
    KeyEntry entry = facts.key();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("v", VERSION);
    payload.put("name", facts.name());
    payload.put("purpose", entry.purpose().word());
    payload.put("alg", entry.algorithm().jose());
    payload.put("id", entry.id());
    payload.put("created", entry.createdAt().getEpochSecond());
    payload.put("active_from", facts.activeFrom().getEpochSecond());
    facts.revokedAt().ifPresent(at -> payload.put("revoked_at", at.getEpochSecond()));
    payload.put("jwk", JsonWebKeys.secret(entry));
    JsonWebEncryption jwe = jwe(masterKey);
    jwe.setAlgorithmHeaderValue(WRAPPING);
    jwe.setEncryptionMethodHeaderParameter(ENCRYPTION);
    jwe.setKeyIdHeaderValue(masterKey.id());
    jwe.setPlaintext(JsonObject.of(payload).utf8());
    try {
      return new StoredKey(facts.name(), jwe.getCompactSerialization());
    } catch (JoseException e) {
      throw new IllegalStateException("this Java runtime can't seal with " + WRAPPING, e);
    }
  }

  /**
   * Opens what rests under this name; {@link KeyUnavailableException} says why it can't be used,
   * and what helps.
   */
  KeyFacts open(StoredKey stored) {
    JsonObject header = header(stored.sealed()).orElseThrow(() -> damaged(stored));
    MasterKey sealedBy = opener(header)
        .orElseThrow(() -> refusal(
            stored,
            "is sealed under another master key than " + masterKey.id(),
            "start with the one that made it"));
    JsonObject payload = decrypted(sealedBy, stored.sealed())
        .flatMap(JsonObject::parse)
        .orElseThrow(() -> damaged(stored));
    long version = payload.integer("v").orElse(0);
    if (version != VERSION && version != FIRST_VERSION)
      throw refusal(
          stored, "has a format that this release can't read", "start the release that wrote it");
    if (!payload.text("name").equals(Optional.of(stored.name())))
      throw refusal(stored, "was stored under another name", "give each file its own name back");
    return facts(stored, payload);
  }

  private Optional<MasterKey> opener(JsonObject header) {
    return Stream.concat(Stream.of(masterKey), formerMasterKeys.stream())
        .filter(key -> header.text("kid").equals(Optional.of(key.id())))
        .findFirst();
  }

  /** Whether this was sealed under the master key that seals now. */
  boolean current(StoredKey stored) {
    return header(stored.sealed())
        .flatMap(header -> header.text("kid"))
        .equals(Optional.of(masterKey.id()));
  }

  private static Optional<JsonObject> header(String sealed) {
    if (!COMPACT.matcher(sealed).matches()) return Optional.empty();
    return Base64Url.decode(sealed.substring(0, sealed.indexOf('.')))
        .flatMap(JsonObject::parse)
        .filter(header -> header.names().equals(HEADER)
            && header.text("alg").equals(Optional.of(WRAPPING))
            && header.text("enc").equals(Optional.of(ENCRYPTION)));
  }

  private Optional<byte[]> decrypted(MasterKey sealedBy, String sealed) {
    JsonWebEncryption jwe = jwe(sealedBy);
    try {
      jwe.setCompactSerialization(sealed);
      return Optional.of(jwe.getPlaintextBytes());
    } catch (JoseException e) {
      // Why it failed is of no use to the operator: it was altered, or the disk is bad.
      return Optional.empty();
    }
  }

  private JsonWebEncryption jwe(MasterKey key) {
    JsonWebEncryption jwe = new JsonWebEncryption();
    jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, WRAPPING));
    jwe.setContentEncryptionAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, ENCRYPTION));
    jwe.setProviderContext(chance);
    jwe.setKey(key.reveal());
    return jwe;
  }

  private KeyFacts facts(StoredKey stored, JsonObject payload) {
    try {
      KeyEntry entry = entry(payload);
      boolean first = payload.integer("v").orElse(0) == FIRST_VERSION;
      Instant activeFrom = first ? entry.createdAt() : moment(payload, "active_from");
      Optional<Instant> revokedAt = payload.names().contains("revoked_at")
          ? Optional.of(moment(payload, "revoked_at"))
          : Optional.empty();
      if (!entry.purpose().names(stored.name()))
        throw new IllegalArgumentException("its purpose is " + entry.purpose().word());
      return new KeyFacts(stored.number(), entry, activeFrom, revokedAt);
    } catch (IllegalArgumentException | DateTimeException e) {
      // Only the message goes on, it is ours; a cause from below could quote the key.
      throw refusal(
          stored, "holds no usable key (" + e.getMessage() + ")", "restore it from a backup");
    }
  }

  private static KeyEntry entry(JsonObject payload) {
    KeyPurpose purpose = named(KeyPurpose.values(), KeyPurpose::word, payload, "purpose");
    KeyAlgorithm algorithm = named(KeyAlgorithm.values(), KeyAlgorithm::jose, payload, "alg");
    Instant created = moment(payload, "created");
    JsonObject jwk =
        payload.object("jwk").orElseThrow(() -> new IllegalArgumentException("jwk is missing"));
    return JsonWebKeys.entry(purpose, algorithm, payload.text("id").orElse(""), created, jwk);
  }

  private static Instant moment(JsonObject payload, String member) {
    return Instant.ofEpochSecond(payload
        .integer(member)
        .orElseThrow(() -> new IllegalArgumentException(member + " is missing")));
  }

  private static <E> E named(
      E[] constants, Function<E, String> word, JsonObject payload, String member) {
    String wanted = payload.text(member).orElse("");
    return Arrays.stream(constants)
        .filter(constant -> word.apply(constant).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(member + " is unknown"));
  }

  /** Says that keys which were there are gone. */
  KeyUnavailableException lost(KeyPurpose purpose) {
    return new KeyUnavailableException("every " + purpose.word() + " key has vanished from " + place
        + ": restore them from a backup before any node starts");
  }

  /** Says why whoever computes with the keys of this ring can't with this one. */
  KeyUnavailableException unusable(StoredKey stored, IllegalArgumentException why) {
    return refusal(
        stored,
        "can't be used (" + why.getMessage() + ")",
        "open the ring with another KeyPolicy.withProvider, or without");
  }

  private KeyUnavailableException damaged(StoredKey stored) {
    return refusal(stored, "is damaged or was altered", "restore it from a backup");
  }

  private KeyUnavailableException refusal(StoredKey stored, String what, String remedy) {
    return new KeyUnavailableException(
        "key " + stored.name() + " in " + place + " " + what + ": " + remedy);
  }
}
