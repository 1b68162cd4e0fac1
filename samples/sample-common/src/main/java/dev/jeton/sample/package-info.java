/**
 * The order desk "Counter", ready to be served by any framework: options, start and stop, wiring.
 *
 * <p>May not know a framework: a sample brings its server as a {@link
 * dev.jeton.sample.SampleServer}.
 */
@NullMarked
package dev.jeton.sample;

import org.jspecify.annotations.NullMarked;
