/**
 * The contract of adapters: a real server is started, and what comes over the wire decides.
 *
 * <p>May not know any framework; an heir mounts the routes by its framework's own means.
 */
@NullMarked
package dev.jeton.tck.adapter;

import org.jspecify.annotations.NullMarked;
