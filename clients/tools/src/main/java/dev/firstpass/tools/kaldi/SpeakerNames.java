package dev.firstpass.tools.kaldi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of a directory's speakers. No character in them comes before the hyphen that ends them
 * in the name of an utterance, so that utterances stand in the order of their speakers also where
 * one name begins like another. Not thread-safe.
 */
final class SpeakerNames {
  private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._]+");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new TreeSet<>();

  /** Takes up a speaker. */
  void add(String speaker) {
    if (!names.containsKey(speaker)) {
      names.put(speaker, distinct(speaker, taken));
    }
  }

  /** Returns the name of a speaker that was taken up. */
  String name(String speaker) {
    return names.getOrDefault(speaker, speaker);
  }

  /** Returns what utterances of a recording without speaker begin with: no speaker's name. */
  String notASpeaker(String recording) {
    return distinct(recording, new TreeSet<>(taken));
  }

  /** Returns a fit name and takes it. */
  private static String distinct(String wanted, Set<String> taken) {
    String fit = UNFIT.matcher(wanted).replaceAll("_");
    String free = fit;
    for (int number = 2; !taken.add(free); number++) {
      free = fit + "_" + number;
    }
    return free;
  }
}
