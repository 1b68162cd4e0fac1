/**
 * The contract of adapters on Micronaut, and what only Micronaut has.
 *
 * <p>Knows the adapter as an application does. Not in the adapter's own package: Micronaut's compiler would make the
 * adapter's beans once more beside it.
 */
@NullMarked
package dev.jeton.adapter.micronaut.it;

import org.jspecify.annotations.NullMarked;
