package dev.jeton.adapter.micronaut.it;

import dev.jeton.SessionTokensBuilder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Says to the builder what no property names, where a test has a word to say. Immutable. */
@Singleton
@Requires(beans = Customised.Word.class)
final class Customised implements BeanCreatedEventListener<SessionTokensBuilder> {

  /** What is said. */
  record Word(UnaryOperator<SessionTokensBuilder> said) {}

  private final Word word;

  Customised(Word word) {
    this.word = word;
  }

  @Override
  public SessionTokensBuilder onCreated(BeanCreatedEvent<SessionTokensBuilder> event) {
    return word.said().apply(event.getBean());
  }
}
