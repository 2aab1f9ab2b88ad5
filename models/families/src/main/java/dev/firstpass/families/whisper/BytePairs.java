package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair encoding: joins neighbours, those of the lowest rank first, as long as what they make
 * is a token. Bytes are strings of one {@code char} in [0, 255] each. Immutable.
 *
 * <p>Reference: openai/tiktoken, {@code _educational.py}.
 */
final class BytePairs {
  private final Map<String, Integer> ids;

  /**
   * @param ids the id of each token by its bytes; ids of joined tokens ascend in the order in which
   *     they are joined, and every single byte is a token
   */
  BytePairs(Map<String, Integer> ids) {
    this.ids = Map.copyOf(ids);
    for (char value = 0; value < 256; value++) {
      if (!ids.containsKey(String.valueOf(value))) {
        throw new IllegalArgumentException("byte " + (int) value + " is no token");
      }
    }
  }

  /** Returns the tokens of a piece of text, given as its bytes. */
  List<Integer> encode(String bytes) {
    List<String> parts = new ArrayList<>(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      parts.add(bytes.substring(i, i + 1));
    }
    for (int at = lowest(parts); at >= 0; at = lowest(parts)) {
      parts.set(at, parts.get(at) + parts.remove(at + 1));
    }
    return parts.stream().map(this::id).toList();
  }

  /** Returns the first of the pair of the lowest rank; -1 when no pair is a token. */
  private int lowest(List<String> parts) {
    int best = -1;
    int rank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < parts.size(); i++) {
      Integer id = ids.get(parts.get(i) + parts.get(i + 1));
      if (id != null && id < rank) {
        rank = id;
        best = i;
      }
    }
    return best;
  }

  private int id(String bytes) {
    Integer id = ids.get(bytes);
    if (id == null) {
      throw new IllegalStateException("a part is no token");
    }
    return id;
  }
}
