/**
 * The client's end of the wire: certificates made on the spot, requests by the JDK's client and
 * byte by byte.
 *
 * <p>May not know what a session is.
 */
@NullMarked
package dev.jeton.tck.wire;

import org.jspecify.annotations.NullMarked;
