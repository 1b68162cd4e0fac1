package dev.jeton.planted.unmarked.identity;

/** Right. */
final class InAMarkedPackage {}
