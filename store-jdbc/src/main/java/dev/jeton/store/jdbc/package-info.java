/**
 * Keeps sessions in a relational database. May not know a driver, a pool, or a token in the clear.
 */
@NullMarked
package dev.jeton.store.jdbc;

import org.jspecify.annotations.NullMarked;
