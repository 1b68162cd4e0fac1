/**
 * Races that can be run again: clients that share one jar, requests that overtake each other, answers
 * that are late or lost, all by a seed.
 *
 * <p>Knows the store's SPI and the clock, but neither tokens nor HTTP: what a client asks is a function.
 */
@NullMarked
package dev.jeton.tck.race;

import org.jspecify.annotations.NullMarked;
