package dev.firstpass.tools.eaf;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.eaf.TimedTier.Timed;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the time of every annotation of a document. Slots without time lie evenly between those of
 * their tier that have one; annotations that refer to another share its time. Confined to one
 * document.
 */
final class TierTimes {
  private static final Set<String> DIVIDING =
      Set.of("Time_Subdivision", "Included_In", "Symbolic_Subdivision");

  private final XmlElement document;
  private final Consumer<String> problems;
  private final Map<String, Double> slots = new HashMap<>();
  private final Map<String, String> constraints = new HashMap<>();
  private final Map<String, Timed> known = new HashMap<>();

  TierTimes(XmlElement document, Consumer<String> problems) throws IOException {
    this.document = document;
    this.problems = problems;
    for (XmlElement slot : document.child("TIME_ORDER").all("TIME_SLOT")) {
      if (slot.attributes().containsKey("TIME_VALUE")) {
        slots.put(slot.attribute("TIME_SLOT_ID"), slot.number("TIME_VALUE") / 1000);
      }
    }
    for (XmlElement type : document.all("LINGUISTIC_TYPE")) {
      constraints.put(
          type.attribute("LINGUISTIC_TYPE_ID"), type.attributes().getOrDefault("CONSTRAINTS", ""));
    }
  }

  /** Returns all tiers, those above before those below them. */
  List<TimedTier> tiers() throws IOException {
    List<XmlElement> left = new ArrayList<>(document.all("TIER"));
    Set<String> names = new TreeSet<>();
    for (XmlElement tier : left) {
      names.add(tier.attribute("TIER_ID"));
    }
    List<TimedTier> tiers = new ArrayList<>();
    while (!left.isEmpty()) {
      XmlElement next =
          left.stream().filter(tier -> !names.contains(parent(tier))).findFirst().orElse(null);
      if (next == null) {
        problems.accept("tiers " + names + " are above each other; give one of them no parent");
        return tiers;
      }
      left.remove(next);
      names.remove(next.attribute("TIER_ID"));
      tiers.add(tier(next));
    }
    return tiers;
  }

  private TimedTier tier(XmlElement tier) throws IOException {
    List<XmlElement> annotations = new ArrayList<>();
    for (XmlElement annotation : tier.all("ANNOTATION")) {
      annotations.addAll(annotation.children());
    }
    var chain = new SlotChain(slots, annotations);
    var shares = new SharedSpans(known, annotations);
    List<Timed> timed = new ArrayList<>();
    for (XmlElement annotation : annotations) {
      try {
        boolean refers = annotation.name().equals("REF_ANNOTATION");
        TimeSpan span = refers ? shares.span(annotation) : chain.span(annotation);
        timed.add(new Timed(annotation.attribute("ANNOTATION_ID"), span, value(annotation)));
      } catch (IOException | IllegalArgumentException e) {
        problems.accept(
            "annotation '"
                + annotation.attributes().getOrDefault("ANNOTATION_ID", "")
                + "': "
                + e.getMessage()
                + "; open and save the document with ELAN");
      }
    }
    timed.sort(Comparator.comparingDouble(annotation -> annotation.span().startSeconds()));
    timed.forEach(annotation -> known.put(annotation.id(), annotation));
    return new TimedTier(
        tier.attribute("TIER_ID"),
        tier.attributes().getOrDefault("PARTICIPANT", ""),
        parent(tier),
        DIVIDING.contains(constraint(tier)),
        timed);
  }

  private String constraint(XmlElement tier) throws IOException {
    return constraints.getOrDefault(tier.attribute("LINGUISTIC_TYPE_REF"), "");
  }

  private static String parent(XmlElement tier) {
    return tier.attributes().getOrDefault("PARENT_REF", "");
  }

  private static String value(XmlElement annotation) {
    return annotation.find("ANNOTATION_VALUE").map(XmlElement::text).orElse("");
  }
}
