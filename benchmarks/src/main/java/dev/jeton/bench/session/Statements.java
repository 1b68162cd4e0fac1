package dev.jeton.bench.session;

/**
 * What came to a server. Immutable.
 *
 * @param reads that changed nothing
 * @param writes all others
 */
record Statements(long reads, long writes) {

  /** Whatever knows what came to a server. */
  interface Witness {

    /** What came until now. */
    Statements soFar();
  }

  Statements since(Statements before) {
    return new Statements(reads - before.reads, writes - before.writes);
  }
}
