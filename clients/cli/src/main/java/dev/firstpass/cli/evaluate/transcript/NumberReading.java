package dev.firstpass.cli.evaluate.transcript;

import dev.firstpass.cli.evaluate.transcript.NumberWords.Suffixed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads words one after the other and writes numbers with digits, rule by rule as Whisper's
 * normaliser does. Confined to one text.
 */
final class NumberReading {
  private static final Pattern NUMERIC =
      Pattern.compile("\\d+(\\.\\d+)?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final String SIGNS = "-+£€$¢";

  private final NumberWords words;
  private final List<String> written = new ArrayList<>();
  private final GrowingNumber number = new GrowingNumber();
  private String prefix = "";

  private NumberReading(NumberWords words) {
    this.words = words;
  }

  /** Returns what was read, numbers in digits. */
  static List<String> read(List<String> text, NumberWords words) {
    NumberReading reading = new NumberReading(words);
    for (int i = 0; i < text.size(); i++) {
      String before = i == 0 ? "" : text.get(i - 1);
      String after = i + 1 < text.size() ? text.get(i + 1) : "";
      if (reading.take(before, text.get(i), after)) {
        i++;
      }
    }
    reading.finish();
    return reading.written;
  }

  /** Takes one word; returns whether the next was taken with it. Neighbours may be empty. */
  private boolean take(String before, String word, String after) {
    boolean signed = SIGNS.indexOf(word.charAt(0)) >= 0;
    String unsigned = signed ? word.substring(1) : word;
    if (NUMERIC.matcher(unsigned).matches()) {
      numeric(word, signed, unsigned);
    } else if (!words.contains(word)) {
      finish();
      write(word);
    } else if (words.zeros.contains(word)) {
      number.setDigits(number.textUnlessZero() + "0");
    } else if (words.multipliers.containsKey(word)) {
      multiply(known(words.multipliers, word));
    } else if (words.ones.containsKey(word)) {
      one(before, known(words.ones, word));
    } else if (words.tens.containsKey(word)) {
      number.add(known(words.tens, word), GrowingNumber.HUNDRED);
    } else if (words.suffixes.containsKey(word)) {
      suffixed(before, known(words.suffixes, word));
    } else {
      return special(before, word, after);
    }
    return false;
  }

  /** Decimals after {@code point}; else a number of its own. */
  private void numeric(String word, boolean signed, String unsigned) {
    if (number.endsWithPoint()) {
      number.setDigits(number.text() + word);
      return;
    }
    finish();
    prefix = signed ? word.substring(0, 1) : prefix;
    number.setNumeric(unsigned);
  }

  /** One to nineteen: {@code one two} are digits, {@code twenty two} is a sum. */
  private void one(String before, BigInteger one) {
    boolean digit = one.compareTo(BigInteger.TEN) < 0;
    if (!number.isEmpty() && (number.isDigits() || words.ones.containsKey(before))) {
      if (digit && words.tens.containsKey(before)) {
        number.replaceLastZero(one);
      } else {
        number.append(one);
      }
    } else {
      number.add(one, digit ? BigInteger.TEN : GrowingNumber.HUNDRED);
    }
  }

  private void multiply(BigInteger multiplier) {
    if (number.isEmpty()) {
      number.setValue(multiplier);
    } else if (!number.multiply(multiplier)) {
      finish();
      number.setValue(multiplier);
    }
  }

  /** An ordinal or plural ends the number. */
  private void suffixed(String before, Suffixed word) {
    switch (word.kind()) {
      case ONE -> one(before, word.number());
      case TEN -> number.add(word.number(), GrowingNumber.HUNDRED);
      case MULTIPLIER -> multiply(word.number());
    }
    write(number.text() + word.suffix());
  }

  private boolean special(String before, String word, String after) {
    if (words.signs.containsKey(word)) {
      finish();
      if (canBeNumber(after)) {
        prefix = known(words.signs, word);
      } else {
        write(word);
      }
      return false;
    }
    if (words.currencies.containsKey(word)) {
      prefix = number.isEmpty() ? prefix : known(words.currencies, word);
      write(number.isEmpty() ? word : number.text());
      return false;
    }
    return word.startsWith("per") ? percent(word, after) : joint(before, word, after);
  }

  private boolean percent(String word, String after) {
    boolean two = "per".equals(word);
    if (!number.isEmpty() && (!two || "cent".equals(after))) {
      write(number.text() + "%");
      return two;
    }
    finish();
    write(word);
    return false;
  }

  /** The words that mean something only between numbers. */
  private boolean joint(String before, String word, String after) {
    boolean digitFollows = words.ones.containsKey(after) || words.zeros.contains(after);
    if (canBeNumber(after)) {
      if ("point".equals(word)) {
        if (words.isDecimal(after) || NUMERIC.matcher(after).matches()) {
          number.setDigits(number.textUnlessZero() + ".");
        }
        return false;
      }
      if ("and".equals(word) && words.multipliers.containsKey(before)) {
        return false;
      }
      if (!"and".equals(word) && digitFollows) {
        String digit = String.valueOf(words.ones.getOrDefault(after, BigInteger.ZERO));
        number.setDigits(number.textUnlessZero() + digit.repeat("double".equals(word) ? 2 : 3));
        return true;
      }
    }
    finish();
    write(word);
    return false;
  }

  private boolean canBeNumber(String word) {
    return words.contains(word) || NUMERIC.matcher(word).matches();
  }

  /** Writes the number, when there is one. */
  private void finish() {
    if (!number.isEmpty()) {
      write(number.text());
    }
  }

  private void write(String word) {
    written.add(prefix + word);
    prefix = "";
    number.clear();
  }

  private static <T> T known(Map<String, T> map, String word) {
    return Objects.requireNonNull(map.get(word));
  }
}
