package dev.firstpass.tools.eaf;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.FoundSpeech;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tier of a document that is read.
 *
 * @param id its name
 * @param participant who is heard, perhaps empty
 * @param parent the name of the tier above it; empty when there is none
 * @param divides whether it may hold several annotations for one of the tier above
 * @param annotations ordered by start
 */
record TimedTier(
    String id, String participant, String parent, boolean divides, List<Timed> annotations) {
  TimedTier {
    annotations = List.copyOf(annotations);
  }

  /**
   * An annotation with its time.
   *
   * @param id its name in the document
   * @param span in seconds
   * @param value its text, perhaps empty
   */
  record Timed(String id, TimeSpan span, String value) {}

  /**
   * Returns whether the annotations within one of the tier above mostly are its words: the same
   * letters and digits in the same order.
   */
  boolean repeats(TimedTier above) {
    int same = 0;
    int divided = 0;
    for (Timed whole : above.annotations()) {
      String parts =
          annotations.stream()
              .filter(part -> FoundSpeech.holds(whole.span(), part.span()))
              .map(Timed::value)
              .collect(Collectors.joining());
      if (!parts.isBlank()) {
        divided++;
        same += letters(parts).equals(letters(whole.value())) ? 1 : 0;
      }
    }
    return divides && same > 0 && 2 * same >= divided;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }
}
