/**
 * Identifies somebody by name and password: Argon2id, throttled by account and by source, telling
 * nobody which names exist.
 *
 * <p>Knows neither HTTP nor sessions nor where users are kept.
 */
@NullMarked
package dev.jeton.login.password;

import org.jspecify.annotations.NullMarked;
