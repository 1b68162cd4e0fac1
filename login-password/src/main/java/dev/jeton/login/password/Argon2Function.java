package dev.jeton.login.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 19 (RFC 9106): the one place that costs, and the seam at which tests count what
 * is spent.
 */
@FunctionalInterface
interface Argon2Function {

  Argon2Function BOUNCY_CASTLE = (password, salt, cost, length) -> {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(cost.memoryKib())
        .withIterations(cost.iterations())
        .withParallelism(cost.parallelism())
        .withSalt(salt)
        .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  };

  byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length);
}
