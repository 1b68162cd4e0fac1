/**
 * Keys: one per purpose, made where they are missing, at rest only sealed under a master key.
 *
 * <p>Knows neither tokens nor sessions: it hands out keys and MACs and never asks what they
 * protect.
 */
@NullMarked
package dev.jeton.key;

import org.jspecify.annotations.NullMarked;
