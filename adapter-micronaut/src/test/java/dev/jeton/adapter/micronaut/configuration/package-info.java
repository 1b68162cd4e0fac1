/**
 * The properties, one by one, and what happens without them.
 *
 * <p>Knows an application that brings a store and keys and nothing else.
 */
@NullMarked
package dev.jeton.adapter.micronaut.configuration;

import org.jspecify.annotations.NullMarked;
