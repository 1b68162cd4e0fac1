package dev.jeton.planted.open.session;

/** Right: nobody outside can extend it. */
class Hidden {}
