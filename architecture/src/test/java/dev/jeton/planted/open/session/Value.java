package dev.jeton.planted.open.session;

/** Right. */
public record Value(String text) {}
