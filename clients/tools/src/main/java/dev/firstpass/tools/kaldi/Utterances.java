package dev.firstpass.tools.kaldi;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the utterances of one data directory. Confined to one reading. */
final class Utterances {
  private static final String SEGMENT = "UTTERANCE RECORDING START END, in seconds";

  /** What Kaldi writes for the end of a recording. */
  private static final double UNTIL_THE_END = -1;

  private final LabelSource source;
  private final CollectionBuilder collection;
  private final String folder;
  private final Map<String, LabelLine> recordings;
  private final Map<String, LabelLine> segments;
  private final Map<String, LabelLine> texts;
  private final Map<String, LabelLine> speakers;

  /**
   * Reads the files of a directory.
   *
   * @param folder with a slash at its end; empty for the source itself
   * @param collection takes what is wrong
   */
  Utterances(LabelSource source, String folder, CollectionBuilder collection) {
    this.source = source;
    this.collection = collection;
    this.folder = folder;
    recordings = table(DataDirectory.RECORDINGS, "RECORDING PATH", 2);
    segments = table(DataDirectory.SEGMENTS, SEGMENT, 4);
    texts = table(DataDirectory.TEXT, "UTTERANCE TEXT", 1);
    speakers = table(DataDirectory.SPEAKERS, "UTTERANCE SPEAKER", 2);
  }

  /** Adds the utterances to their recordings, in the order of time: that of the files is none. */
  void addTo(RecordingGroups groups) {
    List<Said> all = new ArrayList<>();
    Set<String> utterances = new LinkedHashSet<>(segments.keySet());
    utterances.addAll(texts.keySet());
    utterances.addAll(speakers.keySet());
    for (String utterance : utterances) {
      collection.attempt(
          folder + place(utterance),
          () -> {
            String recording = recording(utterance);
            all.add(new Said(recording, label(utterance, recording)));
          });
    }
    all.sort(Comparator.comparingDouble(Said::start));
    all.forEach(said -> groups.add(said.recording(), said.label()));
  }

  /** An utterance in its recording. */
  private record Said(String recording, Label label) {
    double start() {
      return ((Segment) label.suggestion()).span().startSeconds();
    }
  }

  /** Returns the lines of a file by their first field; none when it is not there. */
  private Map<String, LabelLine> table(String name, String form, int least) {
    Map<String, LabelLine> lines = new LinkedHashMap<>();
    String path = folder + name;
    if (source.files().contains(path)) {
      collection.file(
          path,
          in ->
              LabelLine.each(
                  LabelLine.all(in).stream().filter(line -> !line.text().isBlank()).toList(),
                  form,
                  what -> collection.problem(path, what),
                  line -> {
                    String id = line.fields(least).get(0);
                    if (lines.putIfAbsent(id, line) != null) {
                      throw line.wrong("names '" + id + "' again");
                    }
                  }));
    }
    return lines;
  }

  /** Returns the file in which an utterance stands first, for complaints. */
  private String place(String utterance) {
    if (segments.containsKey(utterance)) {
      return DataDirectory.SEGMENTS;
    }
    return texts.containsKey(utterance) ? DataDirectory.TEXT : DataDirectory.SPEAKERS;
  }

  private String recording(String utterance) throws IOException {
    LabelLine segment = segments.get(utterance);
    if (segment == null && !segments.isEmpty()) {
      throw new IOException(
          "utterance '" + utterance + "' is not in segments; run utils/fix_data_dir.sh");
    }
    String id = segment == null ? utterance : segment.fields(4).get(1);
    LabelLine line = recordings.get(id);
    String path = line == null ? id : ScpPath.of(rest(line)).orElse(id);
    return source.media(folder + path).isPresent() ? folder + path : path;
  }

  private Label label(String utterance, String recording) throws IOException {
    LabelLine text = texts.get(utterance);
    LabelLine speaker = speakers.get(utterance);
    String said = text == null ? "" : rest(text);
    String who = speaker == null ? utterance : speaker.fields(2).get(1);
    return FoundSpeech.of(
        span(utterance, recording),
        said.isEmpty() ? null : said,
        who.equals(utterance) ? null : who);
  }

  private TimeSpan span(String utterance, String recording) throws IOException {
    LabelLine segment = segments.get(utterance);
    if (segment == null) {
      return new TimeSpan(0, seconds(recording));
    }
    List<String> fields = segment.fields(4);
    double end = segment.number(fields.get(3));
    return segment.span(
        segment.number(fields.get(2)), end == UNTIL_THE_END ? seconds(recording) : end);
  }

  private double seconds(String recording) throws IOException {
    Optional<AudioFacts> facts =
        source.media(recording).filter(AudioFacts.class::isInstance).map(AudioFacts.class::cast);
    return facts
        .map(AudioFacts::seconds)
        .orElseThrow(
            () ->
                new IOException(
                    "the length of recording '"
                        + recording
                        + "' is not known; name the folder of the recordings (--media DIR)"));
  }

  /** Returns what stands behind the first field. */
  private static String rest(LabelLine line) {
    return line.text().strip().replaceFirst("^\\S+\\s*", "");
  }
}
