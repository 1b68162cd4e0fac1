/** Proves the servlet adapter on Jetty. May not know another container. */
@NullMarked
package dev.jeton.adapter.servlet.jetty;

import org.jspecify.annotations.NullMarked;
