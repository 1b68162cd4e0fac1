package dev.jeton.adapter.micronaut;

import java.security.Principal;

/** The subject of a session, as the JDK calls it. Immutable. */
record SessionPrincipal(String getName) implements Principal {}
