/**
 * Users and orders in the sample's database.
 *
 * <p>Knows no HTTP and no session.
 */
@NullMarked
package dev.jeton.sample.data;

import org.jspecify.annotations.NullMarked;
