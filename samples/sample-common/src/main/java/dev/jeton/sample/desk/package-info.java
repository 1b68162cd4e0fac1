/**
 * What the desk answers: orders, pages, sessions for administrators, health; functions from a
 * session to a reply.
 *
 * <p>Knows no framework, and decides no access: routes declare that.
 */
@NullMarked
package dev.jeton.sample.desk;

import org.jspecify.annotations.NullMarked;
