package dev.jeton.planted.open.tck;

/** Right: an heir is a proof. */
public abstract class StoreContract {}
