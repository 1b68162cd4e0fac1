package dev.jeton.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DelegatingSessionStoreTest {

  /** The compiler asks for the verbs that have no default; nobody would ask for the others. */
  @Test
  void everyVerbIsPassedOnThoseWithADefaultToo() {
    assertThat(verbsOf(DelegatingSessionStore.class)).containsAll(verbsOf(SessionStore.class));
  }

  @Test
  void theStoreThatKeepsCopiesSeesEveryVerbThoseWithADefaultToo() throws ClassNotFoundException {
    Class<?> near = Class.forName("dev.jeton.near.NearStore");

    assertThat(DelegatingSessionStore.class.isAssignableFrom(near)).isFalse();
    assertThat(verbsOf(near)).containsAll(verbsOf(SessionStore.class));
  }

  private static Set<String> verbsOf(Class<?> store) {
    return Arrays.stream(store.getDeclaredMethods())
        .filter(verb -> !verb.isSynthetic() && !Modifier.isStatic(verb.getModifiers()))
        .map(DelegatingSessionStoreTest::signature)
        .collect(Collectors.toSet());
  }

  private static String signature(Method verb) {
    return verb.getName() + Arrays.toString(verb.getParameterTypes());
  }
}
