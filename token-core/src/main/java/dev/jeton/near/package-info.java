/**
 * What one node knows of the store without asking it: which sessions ended, copies of records that
 * are a few seconds old at most, and who wants to hear of an end.
 *
 * <p>Knows no token in the clear and no HTTP.
 */
@NullMarked
package dev.jeton.near;

import org.jspecify.annotations.NullMarked;
