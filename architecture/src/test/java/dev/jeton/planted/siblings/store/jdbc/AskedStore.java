package dev.jeton.planted.siblings.store.jdbc;

/** Right: knows nobody. */
public final class AskedStore {}
