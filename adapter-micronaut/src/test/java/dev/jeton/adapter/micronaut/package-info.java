/**
 * The contract of adapters on Micronaut, and what only Micronaut has.
 *
 * <p>Knows the adapter as an application does.
 */
@NullMarked
package dev.jeton.adapter.micronaut;

import org.jspecify.annotations.NullMarked;
