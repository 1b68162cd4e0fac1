package dev.jeton.planted.floors.identity;

/** Right: sees nobody. */
public record Owner(String name) {}
