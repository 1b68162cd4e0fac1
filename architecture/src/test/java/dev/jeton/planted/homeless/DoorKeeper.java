package dev.jeton.planted.homeless;

/** Right: lives at the door. */
final class DoorKeeper {}
