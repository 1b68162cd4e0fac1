/**
 * What people see and do on the pages of the samples, in a real Chromium, and what other sites can't
 * do there.
 *
 * <p>Knows no framework: each sample is a process of its own, with its own class path.
 */
@NullMarked
package dev.jeton.sample.browser;

import org.jspecify.annotations.NullMarked;
