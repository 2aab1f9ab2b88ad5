package dev.firstpass.cli.evaluate.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Makes English texts alike: lower case, contractions and titles written out, numbers in digits,
 * American spelling, no hesitations, diacritics or punctuation. Behaves as {@code
 * EnglishTextNormalizer} of Whisper (github.com/openai/whisper); what it replaces is data, in two
 * files with their licence beside this class.
 */
final class EnglishNormaliser implements Normaliser {
  private static final int UNICODE = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern HESITATIONS =
      Pattern.compile("\\b(hmm|mm|mhm|mmm|uh|um)\\b", UNICODE);
  private static final Pattern SPACED_APOSTROPHE = Pattern.compile("\\s+'", UNICODE);
  private static final Pattern THOUSANDS = Pattern.compile("(\\d),(\\d)", UNICODE);
  private static final Pattern FULL_STOP = Pattern.compile("\\.([^0-9]|$)");
  private static final Pattern LONE_PREFIX = Pattern.compile("[.$¢€£]([^0-9])");
  private static final Pattern LONE_PERCENT = Pattern.compile("([^0-9])%");
  private static final String KEPT = ".%$¢€£";

  /** Letters that do not fall apart into a plain letter and a mark. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ł', "l"));

  private final Map<Pattern, String> rewrites;
  private final Map<String, String> spellings;
  private final EnglishNumbers numbers = new EnglishNumbers();

  private EnglishNormaliser(Map<Pattern, String> rewrites, Map<String, String> spellings) {
    this.rewrites = rewrites;
    this.spellings = spellings;
  }

  /** Returns one with the replacements that come with the program. */
  static EnglishNormaliser load() {
    Map<Pattern, String> rewrites = new LinkedHashMap<>();
    table("english-rewrites.tsv")
        .forEach((from, to) -> rewrites.put(Pattern.compile(from, UNICODE), to));
    return new EnglishNormaliser(rewrites, table("english-spellings.tsv"));
  }

  private static Map<String, String> table(String name) {
    Map<String, String> table = new LinkedHashMap<>();
    InputStream in =
        Objects.requireNonNull(EnglishNormaliser.class.getResourceAsStream(name), name);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        List<String> fields = List.of(line.split("\t", -1));
        if (!line.startsWith("#")) {
          table.put(fields.get(0), fields.get(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  @Override
  public String normalise(String text) {
    String spoken = BasicNormaliser.withoutAsides(text.toLowerCase(Locale.ROOT));
    String fluent = HESITATIONS.matcher(spoken).replaceAll("");
    String written = SPACED_APOSTROPHE.matcher(fluent).replaceAll("'");
    for (Map.Entry<Pattern, String> rewrite : rewrites.entrySet()) {
      written = rewrite.getKey().matcher(written).replaceAll(rewrite.getValue());
    }
    written = THOUSANDS.matcher(written).replaceAll("$1$2");
    written = plain(FULL_STOP.matcher(written).replaceAll(" $1"));
    written = americanSpelling(numbers.inDigits(written));
    written = LONE_PREFIX.matcher(written).replaceAll(" $1");
    return BasicNormaliser.oneSpace(LONE_PERCENT.matcher(written).replaceAll("$1 "));
  }

  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .forEach(c -> appendPlain(c, plain));
    return plain.toString();
  }

  private static void appendPlain(int c, StringBuilder plain) {
    if (KEPT.indexOf(c) >= 0) {
      plain.appendCodePoint(c);
    } else if (PLAIN.containsKey(c)) {
      plain.append(PLAIN.get(c));
    } else if (!MarksAndSymbols.contains(c)) {
      plain.appendCodePoint(c);
    } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
      plain.append(' ');
    }
  }

  private String americanSpelling(String text) {
    return String.join(
        " ", Tokens.words(text).stream().map(word -> spellings.getOrDefault(word, word)).toList());
  }
}
