package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the results of a recording as labels. Confined to one recording. */
final class RecordingLabelsReader {
  private static final String NAMELESS = "speech";

  private final AudioFacts recording;
  private final String file;
  private final CollectionBuilder builder;
  private final List<Label> labels = new ArrayList<>();

  /**
   * @param file for complaints
   * @param builder takes problems
   */
  RecordingLabelsReader(AudioFacts recording, String file, CollectionBuilder builder) {
    this.recording = recording;
    this.file = file;
    this.builder = builder;
  }

  /**
   * Reads the regions of one annotation or prediction; what is wrong with one costs only it. A text
   * of the whole recording is a segment where no region has a text.
   */
  void read(List<RegionResults> regions, LabelOrigin origin) {
    boolean spoken = false;
    List<RegionResults> whole = new ArrayList<>();
    for (RegionResults region : regions) {
      if (isWhole(region)) {
        whole.add(region);
      } else {
        builder.attempt(place(region), () -> read(region, span(region), origin));
        spoken |= region.ofType(TaskControl.TEXT.type()).isPresent();
      }
    }
    for (RegionResults region : whole) {
      boolean text = !spoken;
      builder.attempt(place(region), () -> readWhole(region, text, origin));
    }
  }

  /** Returns the labels in the order of the file. */
  List<Label> labels() {
    return labels;
  }

  private static boolean isWhole(RegionResults region) {
    return region.first().values().get("value") instanceof Map<?, ?> value
        && value.get("start") == null;
  }

  private void read(RegionResults region, TimeSpan span, LabelOrigin origin) throws IOException {
    Optional<String> speaker = region.said(TaskControl.SPEAKER);
    Optional<String> language = region.said(TaskControl.LANGUAGE);
    double score = origin.score(region.score());
    Map<String, Object> attributes = region.attributes();
    Fields value = region.first().fields("value");
    if (value.has(ResultList.CHANNEL) && value.whole(ResultList.CHANNEL) != 0) {
      attributes.put(ResultList.CHANNEL, value.whole(ResultList.CHANNEL));
    }
    List<String> names = region.labels();
    for (String name : names.isEmpty() ? List.of(NAMELESS) : names) {
      labels.add(
          origin.label(
              new Segment(
                  span,
                  name,
                  score,
                  region.text().orElse(null),
                  speaker.orElse(null),
                  language.orElse(null),
                  List.of()),
              attributes));
    }
  }

  private void readWhole(RegionResults region, boolean text, LabelOrigin origin)
      throws IOException {
    if (region.ofType("choices").isPresent()) {
      for (String tag : RegionResults.said(region.first(), "choices")) {
        labels.add(origin.label(new Tag(tag, origin.score(region.score())), Map.of()));
      }
    } else if (text && region.text().isPresent()) {
      read(region, new TimeSpan(0, recording.seconds()), origin);
    } else if (region.text().isEmpty()) {
      throw region
          .first()
          .wrong("type", "one that is read: '" + RegionResults.type(region.first()) + "'");
    }
  }

  private static TimeSpan span(RegionResults region) throws IOException {
    Fields value = region.first().fields("value");
    double start = value.number("start");
    double end = value.number("end");
    if (start < 0 || end < start) {
      throw value.wrong("start", "before end");
    }
    return new TimeSpan(start, end);
  }

  private String place(RegionResults region) {
    return file + " " + region.first().place();
  }
}
