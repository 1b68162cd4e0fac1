package dev.jeton.login.password;

import dev.jeton.identity.Subject;

/**
 * What is known of a user who may log in by password. Immutable; prints no hash.
 *
 * @param subject who it is, with the roles and permissions of a new session
 * @param hash what is kept of the password
 */
public record PasswordRecord(Subject subject, PasswordHash hash) {}
