package dev.jeton.key;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as tools and auditors list it. Immutable; holds no secret.
 *
 * @param name under which it rests, {@code jwt-2}
 * @param id the {@code kid}, or the four bytes of a secret as base64url
 * @param state at the moment of the listing
 * @param activeFrom when it begins, or began, to sign
 * @param verifiesUntil when it is retired; empty while no successor is known
 * @param revokedAt empty unless it was revoked
 */
public record KeyStatus(
    KeyPurpose purpose,
    String name,
    String id,
    KeyAlgorithm algorithm,
    KeyState state,
    Instant createdAt,
    Instant activeFrom,
    Optional<Instant> verifiesUntil,
    Optional<Instant> revokedAt) {}
