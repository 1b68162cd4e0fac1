/** Proves the servlet adapter on Tomcat. May not know another container. */
@NullMarked
package dev.jeton.adapter.servlet.tomcat;

import org.jspecify.annotations.NullMarked;
