package dev.firstpass.tools.kaldi;

import dev.firstpass.core.tool.DropReport;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingNames;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the files of a data directory. Confined to one collection. */
final class DataDirectory {
  static final String RECORDINGS = "wav.scp";
  static final String SEGMENTS = "segments";
  static final String TEXT = "text";
  static final String SPEAKERS = "utt2spk";
  private static final String UTTERANCES = "spk2utt";

  /** Words that Kaldi's scripts refuse in a text. */
  private static final Set<String> RESERVED = Set.of("<s>", "</s>", "#0");

  private final DropReport report;
  private final SpeakerNames speakers = new SpeakerNames();
  private final Map<String, String> recordings = new TreeMap<>(ByteOrder.COMPARATOR);
  private final Map<String, String> segments = new TreeMap<>(ByteOrder.COMPARATOR);
  private final Map<String, String> texts = new TreeMap<>(ByteOrder.COMPARATOR);
  private final Map<String, String> speakerOf = new TreeMap<>(ByteOrder.COMPARATOR);

  private DataDirectory(DropReport report) {
    this.report = report;
  }

  /**
   * Returns the files by name.
   *
   * @param report counts speakers and words that must be spelt in another way
   */
  static Map<String, String> of(List<RecordingLabels> drafts, DropReport report) {
    var directory = new DataDirectory(report);
    for (RecordingLabels draft : drafts) {
      for (SpokenSegment segment : draft.segments()) {
        segment.speaker().ifPresent(directory.speakers::add);
      }
    }
    List<String> names = RecordingNames.of(drafts);
    for (int i = 0; i < drafts.size(); i++) {
      directory.add(names.get(i), drafts.get(i));
    }
    return directory.files();
  }

  private void add(String recording, RecordingLabels draft) {
    for (SpokenSegment segment : draft.segments()) {
      recordings.put(recording, path(draft.path().toString()));
      add(recording, segment);
    }
  }

  private void add(String recording, SpokenSegment segment) {
    MillisSpan span = segment.span().visible();
    String times = String.format(Locale.ROOT, "-%09d-%09d", span.start(), span.end());
    String utterance = free(prefix(recording, segment) + times);
    speakerOf.put(utterance, segment.speaker().map(speakers::name).orElse(utterance));
    segments.put(utterance, recording + " " + span.startSeconds() + " " + span.endSeconds());
    texts.put(utterance, segment.text().map(text -> words(text, segment)).orElse(""));
    if (segment.speaker().filter(speaker -> !speakers.name(speaker).equals(speaker)).isPresent()) {
      report.add("speaker-respelt", segment.segment().label());
    }
  }

  private String prefix(String recording, SpokenSegment segment) {
    return segment
        .speaker()
        .map(speaker -> speakers.name(speaker) + "-" + recording)
        .orElseGet(() -> speakers.notASpeaker(recording));
  }

  private String free(String utterance) {
    String free = utterance;
    for (int number = 2; segments.containsKey(free); number++) {
      free = utterance + "-" + number;
    }
    return free;
  }

  private String words(String text, SpokenSegment segment) {
    List<String> words = CleanText.split(text);
    if (words.stream().anyMatch(RESERVED::contains)) {
      report.add("word-left-out", segment.segment().label());
    }
    return String.join(" ", words.stream().filter(word -> !RESERVED.contains(word)).toList());
  }

  /**
   * Kaldi takes a path with a bar at its end for a command, one with a colon and a number for a
   * place in an archive, and refuses one that begins with a tilde.
   */
  private static String path(String path) {
    String line = CleanText.oneLine(path).strip().replace('|', '_');
    String plain = line.replaceFirst(":(?=[0-9]+$)", "_");
    return plain.startsWith("~") || plain.startsWith("-") || plain.isEmpty() ? "./" + plain : plain;
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(RECORDINGS, lines(recordings));
    files.put(SEGMENTS, lines(segments));
    if (texts.values().stream().anyMatch(text -> !text.isEmpty())) {
      files.put(TEXT, lines(texts));
    }
    files.put(SPEAKERS, lines(speakerOf));
    files.put(UTTERANCES, lines(utterances()));
    return files;
  }

  private Map<String, String> utterances() {
    Map<String, String> utterances = new TreeMap<>(ByteOrder.COMPARATOR);
    speakerOf.forEach(
        (utterance, speaker) ->
            utterances.merge(speaker, utterance, (before, next) -> before + " " + next));
    return utterances;
  }

  private static String lines(Map<String, String> values) {
    var lines = new StringBuilder();
    values.forEach(
        (key, value) -> lines.append(key).append(value.isEmpty() ? "" : " " + value).append('\n'));
    return lines.toString();
  }
}
