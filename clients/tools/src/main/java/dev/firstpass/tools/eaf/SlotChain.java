package dev.firstpass.tools.eaf;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The time slots of one tier, each with those before and behind it in the tier. */
final class SlotChain {
  private static final String START = "TIME_SLOT_REF1";
  private static final String END = "TIME_SLOT_REF2";

  private final Map<String, Double> times;
  private final Map<String, String> before = new HashMap<>();
  private final Map<String, String> behind = new HashMap<>();

  /**
   * Links the slots of a tier.
   *
   * @param times in seconds, of the slots that have one
   * @param annotations of the tier; those without slots are passed over
   */
  SlotChain(Map<String, Double> times, List<XmlElement> annotations) {
    this.times = times;
    for (XmlElement annotation : annotations) {
      String start = annotation.attributes().get(START);
      String end = annotation.attributes().get(END);
      if (start != null && end != null) {
        behind.put(start, end);
        before.put(end, start);
      }
    }
  }

  /** Returns when an annotation is, in seconds. */
  TimeSpan span(XmlElement annotation) throws IOException {
    return new TimeSpan(seconds(annotation, START), seconds(annotation, END));
  }

  private double seconds(XmlElement annotation, String end) throws IOException {
    String slot = annotation.attribute(end);
    Double time = times.get(slot);
    if (time != null) {
      return time;
    }
    Neighbour left = neighbour(slot, before, annotation);
    Neighbour right = neighbour(slot, behind, annotation);
    double share = (double) left.steps() / (left.steps() + right.steps());
    return left.seconds() + (right.seconds() - left.seconds()) * share;
  }

  /** The next slot with a time and how many annotations lie between. */
  private record Neighbour(double seconds, int steps) {}

  private Neighbour neighbour(String slot, Map<String, String> next, XmlElement annotation)
      throws IOException {
    String at = next.get(slot);
    for (int steps = 1; at != null && steps <= next.size(); steps++) {
      Double time = times.get(at);
      if (time != null) {
        return new Neighbour(time, steps);
      }
      at = next.get(at);
    }
    throw annotation.wrong("has the time slot '" + slot + "', whose time nothing tells");
  }
}
