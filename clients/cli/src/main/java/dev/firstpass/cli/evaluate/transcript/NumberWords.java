package dev.firstpass.cli.evaluate.transcript;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The words that English numbers are made of, as Whisper's normaliser knows them. Immutable. */
final class NumberWords {
  /**
   * A number word with an ending: {@code third}, {@code sixties}.
   *
   * @param kind of the number without the ending
   * @param number what it counts
   * @param suffix what follows the digits
   */
  record Suffixed(Kind kind, BigInteger number, String suffix) {}

  /** The kinds of number words: one to nineteen, twenty to ninety, hundred and more. */
  enum Kind {
    ONE,
    TEN,
    MULTIPLIER
  }

  private static final List<String> ONES =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> THOUSANDS =
      List.of(
          "thousand",
          "million",
          "billion",
          "trillion",
          "quadrillion",
          "quintillion",
          "sextillion",
          "septillion",
          "octillion",
          "nonillion",
          "decillion");

  final Set<String> zeros = Set.of("o", "oh", "zero");
  final Map<String, BigInteger> ones = new HashMap<>();
  final Map<String, BigInteger> tens = new HashMap<>();
  final Map<String, BigInteger> multipliers = new HashMap<>();
  final Map<String, Suffixed> suffixes = new HashMap<>();

  /** Signs that stand before a number. */
  final Map<String, String> signs =
      Map.of("minus", "-", "negative", "-", "plus", "+", "positive", "+");

  /** Currencies, spoken after a number and written before it. */
  final Map<String, String> currencies =
      Map.of(
          "pound", "£", "pounds", "£", "euro", "€", "euros", "€", "dollar", "$", "dollars", "$",
          "cent", "¢", "cents", "¢");

  private final Set<String> others = Set.of("per", "percent", "and", "double", "triple", "point");
  private final Set<String> all = new HashSet<>();

  NumberWords() {
    for (int i = 0; i < ONES.size(); i++) {
      addOne(ONES.get(i), i + 1);
    }
    Map.of("zeroth", 0, "first", 1, "second", 2, "third", 3, "fifth", 5, "twelfth", 12)
        .forEach(this::addOrdinal);
    for (int i = 0; i < TENS.size(); i++) {
      addTen(TENS.get(i), BigInteger.valueOf(10L * (i + 2)));
    }
    addMultiplier("hundred", GrowingNumber.HUNDRED);
    for (int i = 0; i < THOUSANDS.size(); i++) {
      addMultiplier(THOUSANDS.get(i), BigInteger.TEN.pow(3 * (i + 1)));
    }
    Stream.of(
            zeros,
            ones.keySet(),
            tens.keySet(),
            multipliers.keySet(),
            suffixes.keySet(),
            signs.keySet(),
            currencies.keySet(),
            others)
        .forEach(all::addAll);
  }

  /** Whisper's ordinals: {@code nineth} is one, {@code ninth} is not. */
  private void addOne(String word, int number) {
    BigInteger value = BigInteger.valueOf(number);
    ones.put(word, value);
    addSuffix(Kind.ONE, "six".equals(word) ? "sixes" : word + "s", value, "s");
    if (number > 3 && number != 5 && number != 12) {
      addSuffix(Kind.ONE, word + (word.endsWith("t") ? "h" : "th"), value, "th");
    }
  }

  private void addOrdinal(String word, int number) {
    String suffix =
        switch (number) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    addSuffix(Kind.ONE, word, BigInteger.valueOf(number), suffix);
  }

  private void addTen(String word, BigInteger number) {
    String stem = word.substring(0, word.length() - 1);
    tens.put(word, number);
    addSuffix(Kind.TEN, stem + "ies", number, "s");
    addSuffix(Kind.TEN, stem + "ieth", number, "th");
  }

  private void addMultiplier(String word, BigInteger number) {
    multipliers.put(word, number);
    addSuffix(Kind.MULTIPLIER, word + "s", number, "s");
    addSuffix(Kind.MULTIPLIER, word + "th", number, "th");
  }

  private void addSuffix(Kind kind, String word, BigInteger number, String suffix) {
    suffixes.put(word, new Suffixed(kind, number, suffix));
  }

  /** Returns whether a word can belong to a number. */
  boolean contains(String word) {
    return all.contains(word);
  }

  /** Returns whether a word can follow {@code point}. */
  boolean isDecimal(String word) {
    return ones.containsKey(word) || tens.containsKey(word) || zeros.contains(word);
  }
}
