package dev.jeton.identity;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set in the order in which it was given: {@code Set.copyOf} would forget that, and tokens and answers
 * should name roles as they were given. Of the few that most subjects have, it needs no hash table: one is
 * made for every request. Immutable.
 */
final class InOrder<E> extends AbstractSet<E> {

  /** More are looked up. */
  static final int FEW = 8;

  private final List<E> elements;
  private final Collection<E> lookUp;

  private InOrder(List<E> elements, Collection<E> lookUp) {
    this.elements = elements;
    this.lookUp = lookUp;
  }

  /** Each of {@code given} once. */
  static <E> Set<E> of(Collection<E> given) {
    if (given instanceof InOrder<E> already) return already;
    List<E> elements = List.copyOf(given);
    if (elements.size() <= FEW && distinct(elements)) return new InOrder<>(elements, elements);
    Set<E> once = new LinkedHashSet<>(elements);
    return new InOrder<>(List.copyOf(once), once);
  }

  private static boolean distinct(List<?> few) {
    for (int at = 1; at < few.size(); at++)
      if (few.subList(0, at).contains(few.get(at))) return false;
    return true;
  }

  @Override
  public Iterator<E> iterator() {
    return elements.iterator();
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public boolean contains(Object wanted) {
    return lookUp.contains(wanted);
  }
}
