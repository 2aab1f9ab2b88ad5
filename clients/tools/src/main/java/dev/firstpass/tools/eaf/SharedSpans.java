package dev.firstpass.tools.eaf;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.eaf.TimedTier.Timed;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The annotations of one tier that have no time of their own: those that refer to the same one
 * share its time evenly, in the order in which they follow each other.
 */
final class SharedSpans {
  private static final String ID = "ANNOTATION_ID";
  private static final String ABOVE = "ANNOTATION_REF";
  private static final String PREVIOUS = "PREVIOUS_ANNOTATION";

  private final Map<String, Timed> known;
  private final Map<String, List<String>> sharers = new HashMap<>();

  /**
   * Groups the annotations of a tier.
   *
   * @param known annotations of the tiers above, by their name
   */
  SharedSpans(Map<String, Timed> known, List<XmlElement> annotations) {
    this.known = known;
    Map<String, String> previous = new LinkedHashMap<>();
    for (XmlElement annotation : annotations) {
      String above = annotation.attributes().get(ABOVE);
      String id = annotation.attributes().get(ID);
      if (above != null && id != null) {
        sharers.computeIfAbsent(above, key -> new ArrayList<>()).add(id);
        previous.put(id, annotation.attributes().getOrDefault(PREVIOUS, ""));
      }
    }
    sharers.replaceAll((above, ids) -> inOrder(ids, previous));
  }

  /** ELAN may list one that was put in later behind those that it precedes. */
  private static List<String> inOrder(List<String> ids, Map<String, String> previous) {
    List<String> ordered = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(ids);
    while (!left.isEmpty()) {
      String last = ordered.isEmpty() ? "" : ordered.get(ordered.size() - 1);
      String next =
          left.stream()
              .filter(id -> previous.getOrDefault(id, "").equals(last))
              .findFirst()
              .orElse(left.iterator().next());
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** Returns an annotation's share, in seconds. */
  TimeSpan span(XmlElement annotation) throws IOException {
    String above = annotation.attribute(ABOVE);
    Timed whole = known.get(above);
    if (whole == null) {
      throw annotation.wrong("refers to the annotation '" + above + "', which is not there");
    }
    List<String> all = sharers.getOrDefault(above, List.of());
    int place = all.indexOf(annotation.attribute(ID));
    double start = whole.span().startSeconds();
    double length = whole.span().seconds() / all.size();
    return new TimeSpan(
        start + length * place,
        place == all.size() - 1 ? whole.span().endSeconds() : start + length * (place + 1));
  }
}
