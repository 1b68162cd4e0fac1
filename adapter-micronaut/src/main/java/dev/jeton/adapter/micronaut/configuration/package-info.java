/**
 * The library configured by the properties of a Micronaut application.
 *
 * <p>Knows no request: it names options of the core and adds none.
 */
@NullMarked
package dev.jeton.adapter.micronaut.configuration;

import org.jspecify.annotations.NullMarked;
