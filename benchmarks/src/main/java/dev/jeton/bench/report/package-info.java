/**
 * Makes the page and its pictures of what was measured, and decides what was met. Knows nothing of
 * how anything was measured.
 */
@NullMarked
package dev.jeton.bench.report;

import org.jspecify.annotations.NullMarked;
