package dev.firstpass.cli.evaluate.transcript;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that grows word by word: nothing yet, a value to which the next word is added ({@code
 * twenty one}), or digits to which it is appended ({@code one oh one}). Confined to one text.
 */
final class GrowingNumber {
  static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
  private static final Pattern FRACTION =
      Pattern.compile("\\d+\\.?\\d*|\\.\\d+", Pattern.UNICODE_CHARACTER_CLASS);

  private @Nullable BigInteger value;
  private String digits = "";

  /** Returns whether there is nothing yet. */
  boolean isEmpty() {
    return value == null && digits.isEmpty();
  }

  /** Returns whether there are digits, not a value. */
  boolean isDigits() {
    return !digits.isEmpty();
  }

  /** Returns whether decimals may follow. */
  boolean endsWithPoint() {
    return digits.endsWith(".");
  }

  /** Returns the number as it is written; empty when there is nothing. */
  String text() {
    return value == null ? digits : value.toString();
  }

  /** Returns the number as it is written; empty also for the value 0. */
  String textUnlessZero() {
    return value != null && value.signum() == 0 ? "" : text();
  }

  void clear() {
    value = null;
    digits = "";
  }

  void setValue(BigInteger number) {
    value = number;
    digits = "";
  }

  void setDigits(String number) {
    value = null;
    digits = number;
  }

  /** Sets a number in digits; one that is whole becomes a value. */
  void setNumeric(String number) {
    BigDecimal exact = new BigDecimal(number);
    if (isWhole(exact)) {
      setValue(exact.toBigInteger());
    } else {
      setDigits(number);
    }
  }

  /** Adds to a value that is a multiple of {@code room}; appends to any other. */
  void add(BigInteger number, BigInteger room) {
    if (isEmpty()) {
      setValue(number);
    } else if (value != null && value.mod(room).signum() == 0) {
      setValue(value.add(number));
    } else {
      append(number);
    }
  }

  /** Appends. */
  void append(BigInteger number) {
    setDigits(text() + number);
  }

  /** Puts a digit in place of the last, which is a zero. */
  void replaceLastZero(BigInteger digit) {
    String zero = text();
    setDigits(zero.substring(0, zero.length() - 1) + digit);
  }

  /**
   * Multiplies the part of a value below a thousand; digits only when the product is whole.
   *
   * @return whether it was possible; if not, nothing has changed
   */
  boolean multiply(BigInteger multiplier) {
    if (value != null) {
      BigInteger below = value.mod(THOUSAND);
      setValue(value.subtract(below).add(below.multiply(multiplier)));
      return true;
    }
    Optional<BigInteger> product = product(multiplier);
    product.ifPresent(this::setValue);
    return product.isPresent();
  }

  private Optional<BigInteger> product(BigInteger multiplier) {
    if (!FRACTION.matcher(digits).matches()) {
      return Optional.empty();
    }
    BigDecimal product = new BigDecimal(digits).multiply(new BigDecimal(multiplier));
    return isWhole(product) ? Optional.of(product.toBigInteger()) : Optional.empty();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
