package dev.firstpass.families.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.model.LabelSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonNamesTest {
  record Case(String text, List<String> names) {}

  static Stream<Case> readable() {
    return Stream.of(
        new Case("{0: 'person', 1: 'traffic light'}", List.of("person", "traffic light")),
        new Case("{0:'a',1:\"driver's cab\",}", List.of("a", "driver's cab")),
        new Case("['a', 'b']", List.of("a", "b")),
        new Case(" { 0 : 'a{}:,' } ", List.of("a{}:,")),
        new Case("{0: 'it\\'s', 1: 'caf\\xe9', 2: '\\u732b'}", List.of("it's", "café", "猫")));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void parse_dictionaryOrList_givesNamesInOrder(Case readable) {
    assertEquals(Optional.of(new LabelSet(readable.names())), PythonNames.parse(readable.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{",
        "{0",
        "{0:",
        "{0: 'a'",
        "{0: 'a",
        "{0: 'a\\",
        "{0: '\\x4",
        "{0: '\\xzz'}",
        "{1: 'a'}",
        "{0: 'a', 2: 'b'}",
        "{0: 'a', 0: 'b'}",
        "{99999999999: 'a'}",
        "{0: 'a'} + exit()",
        "{0: a}",
        "{0: 'a', 1: 'a'}",
        "{0: ' '}",
        "['a' 'b']",
        "{'a': 0}",
        "null"
      })
  void parse_anythingElse_givesNothing(String text) {
    assertEquals(Optional.empty(), PythonNames.parse(text));
  }

  @Test
  void parse_enormous_givesNothing() {
    assertEquals(Optional.empty(), PythonNames.parse("[".repeat(2_000_000)));
  }
}
