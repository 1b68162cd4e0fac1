package dev.jeton.planted.homeless.session;

/** Right: lives on the first floor. */
final class Tenant {}
