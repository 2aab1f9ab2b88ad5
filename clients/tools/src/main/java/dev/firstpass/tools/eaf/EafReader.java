package dev.firstpass.tools.eaf;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.eaf.TimedTier.Timed;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.Tier;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads ELAN annotation documents. The annotations of a tier become segments whose speaker is the
 * tier's participant, or else the tier. A tier below another that repeats its texts in parts, and a
 * tier {@code A words} behind a tier {@code A}, tells the words of its segments; what any other
 * tier below says is labelled with the tier's name.
 */
final class EafReader {
  private final Map<String, List<Segment>> roots = new LinkedHashMap<>();
  private final List<Segment> others = new ArrayList<>();
  private final Map<String, TimedTier> tiers = new LinkedHashMap<>();

  private EafReader() {}

  /**
   * Reads all annotations, ordered by start.
   *
   * @throws IOException when it is not well-formed or not in milliseconds
   */
  static List<Label> read(InputStream in, Consumer<String> problems) throws IOException {
    XmlElement document = XmlElement.read(in);
    if (!document.name().equals("ANNOTATION_DOCUMENT")) {
      throw document.wrong("is not the root of ELAN's documents: ANNOTATION_DOCUMENT");
    }
    String units =
        document.child("HEADER").attributes().getOrDefault("TIME_UNITS", EafDocument.MILLISECONDS);
    if (!units.equals(EafDocument.MILLISECONDS)) {
      throw document.wrong("counts time in " + units + "; save it from ELAN with milliseconds");
    }
    var reader = new EafReader();
    new TierTimes(document, problems).tiers().forEach(reader::add);
    return reader.labels();
  }

  private List<Label> labels() {
    List<Segment> all = new ArrayList<>();
    roots.values().forEach(all::addAll);
    all.addAll(others);
    return all.stream()
        .sorted(Comparator.comparingDouble(segment -> segment.span().startSeconds()))
        .map(segment -> Label.drawn(segment, Map.of()))
        .toList();
  }

  /** Tiers come after those above them. */
  private void add(TimedTier tier) {
    tiers.put(tier.id(), tier);
    String owner = owner(tier);
    if (roots.containsKey(owner)) {
      List<Word> words =
          tier.annotations().stream()
              .filter(annotation -> !annotation.value().isBlank())
              .map(annotation -> new Word(annotation.value(), annotation.span(), 1))
              .toList();
      roots.computeIfPresent(
          owner,
          (id, segments) -> segments.stream().map(s -> FoundSpeech.withWords(s, words)).toList());
    } else if (tier.parent().isEmpty()) {
      roots.put(tier.id(), segments(tier));
    } else {
      segments(tier).forEach(segment -> others.add(segment.withLabel(tier.id())));
    }
  }

  /** Returns the tier whose words a tier tells; nothing when it tells no words. */
  private String owner(TimedTier tier) {
    TimedTier parent = tiers.get(tier.parent());
    if (parent != null) {
      boolean first =
          roots.getOrDefault(parent.id(), List.of()).stream()
              .allMatch(segment -> segment.words().isEmpty());
      return first && tier.repeats(parent) ? parent.id() : "";
    }
    boolean ours = tier.parent().isEmpty() && tier.id().endsWith(Tier.WORDS);
    return ours ? tier.id().substring(0, tier.id().length() - Tier.WORDS.length()) : "";
  }

  private List<Segment> segments(TimedTier tier) {
    return tier.annotations().stream().map(annotation -> segment(annotation, tier)).toList();
  }

  private Segment segment(Timed annotation, TimedTier tier) {
    String text = annotation.value().isBlank() ? null : annotation.value();
    return FoundSpeech.segment(annotation.span(), text, speaker(tier));
  }

  /** A tier without participant has that of the tier above it. */
  private String speaker(TimedTier tier) {
    TimedTier parent = tiers.get(tier.parent());
    if (!tier.participant().isBlank()) {
      return tier.participant();
    }
    return parent == null ? tier.id() : speaker(parent);
  }
}
