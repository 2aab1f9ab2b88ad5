package dev.firstpass.cli.evaluate.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The numbers are sclite's; see the README beside the files. */
final class AlignmentTest {
  private static final String TOTAL = "ERR";

  @Test
  void count_words_areThoseOfSclite() {
    assertAsSclite("words", utterances(), Tokens::words);
  }

  @Test
  void count_characters_areThoseOfSclite() {
    assertAsSclite("characters", utterances(), Tokens::characters);
  }

  @Test
  void count_chineseCharactersAndEnglishWords_areThoseOfSclite() {
    Normaliser chinese = Normaliser.named("chinese");
    Map<String, List<String>> plain = utterances();
    plain
        .values()
        .removeIf(row -> !row.stream().allMatch(text -> text.matches("[ a-z\\p{IsHan}]*")));

    assertTrue(plain.size() > 110);
    assertEquals(
        expected("mixed", plain), counted(plain, text -> Tokens.words(chinese.normalise(text))));
  }

  @Test
  void count_leastCost_mayHaveMoreErrorsThanNeeded() {
    assertEquals(
        new ErrorCounts(2, 0, 3, 3),
        Alignment.count(List.of("a", "b", "c", "d", "e"), List.of("x", "y", "z", "a", "b")));
  }

  @Test
  void count_nothing_hasNoRate() {
    assertEquals(ErrorCounts.NONE, Alignment.count(List.of(), List.of()));
    assertTrue(Double.isNaN(ErrorCounts.NONE.rate()));
  }

  private static void assertAsSclite(
      String mode, Map<String, List<String>> utterances, Function<String, List<String>> tokens) {
    Map<String, ErrorCounts> counted = counted(utterances, tokens);
    ErrorCounts total = counted.values().stream().reduce(ErrorCounts.NONE, ErrorCounts::plus);

    assertEquals(expected(mode, utterances), counted);
    assertEquals(
        total(mode), String.format(Locale.ROOT, "%.1f", 100 * total.rate()), "#ERR of " + mode);
  }

  private static Map<String, ErrorCounts> counted(
      Map<String, List<String>> utterances, Function<String, List<String>> tokens) {
    Map<String, ErrorCounts> counted = new LinkedHashMap<>();
    utterances.forEach(
        (name, row) ->
            counted.put(name, Alignment.count(tokens.apply(row.get(0)), tokens.apply(row.get(1)))));
    return counted;
  }

  private static Map<String, ErrorCounts> expected(
      String mode, Map<String, List<String>> utterances) {
    Map<String, ErrorCounts> expected = new LinkedHashMap<>();
    for (List<String> row : Stored.rows(AlignmentTest.class, "sclite.tsv")) {
      if (row.get(0).equals(mode) && utterances.containsKey(row.get(1))) {
        expected.put(
            row.get(1),
            new ErrorCounts(
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                Integer.parseInt(row.get(4)),
                Integer.parseInt(row.get(5))));
      }
    }
    return expected;
  }

  private static String total(String mode) {
    return Stored.rows(AlignmentTest.class, "sclite.tsv").stream()
        .filter(row -> row.get(0).equals(mode) && row.get(1).equals(TOTAL))
        .map(row -> row.get(2))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, List<String>> utterances() {
    Map<String, List<String>> utterances = new LinkedHashMap<>();
    for (List<String> row : Stored.rows(AlignmentTest.class, "utterances.tsv")) {
      utterances.put(row.get(0), new ArrayList<>(row.subList(1, 3)));
    }
    return utterances;
  }
}
