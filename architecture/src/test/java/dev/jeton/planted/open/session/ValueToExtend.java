package dev.jeton.planted.open.session;

/** A fault: an heir can lie about its value. */
public class ValueToExtend {}
