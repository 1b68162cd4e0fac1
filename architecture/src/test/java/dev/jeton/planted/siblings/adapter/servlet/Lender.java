package dev.jeton.planted.siblings.adapter.servlet;

/** Right: knows nobody. */
public final class Lender {}
