package dev.jeton.planted.homeless.attic;

/** A fault: its package has no floor. */
final class Lodger {}
