/**
 * A sample as the world sees it: a process with an exit status, output and an HTTPS port.
 *
 * <p>Knows nothing of the routes behind the port.
 */
@NullMarked
package dev.jeton.sample.contract.wire;

import org.jspecify.annotations.NullMarked;
