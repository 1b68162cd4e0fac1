/**
 * How a token rides on HTTP: read from cookies and bearer headers, written to cookies and token
 * responses.
 *
 * <p>Knows neither what a token says nor whether it is good.
 */
@NullMarked
package dev.jeton.transport;

import org.jspecify.annotations.NullMarked;
