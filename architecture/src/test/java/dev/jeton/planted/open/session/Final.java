package dev.jeton.planted.open.session;

/** Right. */
public final class Final {}
