package dev.jeton.planted.unmarked.session;

/** A fault: may null come here? */
final class InAnUnmarkedPackage {}
