package dev.jeton.planted.open.access;

/** A fault: only the kit has contracts to extend. */
public abstract class HalfAContract {}
