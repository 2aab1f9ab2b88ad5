package dev.firstpass.cli.evaluate.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers labels by the recording that they name, and the names of which there is no recording.
 * Confined to one reading.
 *
 * @param <T> one label
 */
final class ByRecording<T> {
  private static final int NAMED = 5;

  private final RecordingFiles files;
  private final Map<Recording, List<T>> labels = new LinkedHashMap<>();
  private final Set<String> missing = new TreeSet<>();

  ByRecording(RecordingFiles files) {
    this.files = files;
  }

  /** Adds a label of a recording that a label file names. */
  void add(String name, Path labelFile, T label) {
    addAll(name, labelFile, List.of(label));
  }

  /** Adds labels, or says that a recording has none. */
  void addAll(String name, Path labelFile, List<T> more) {
    Optional<Recording> recording = files.find(name, labelFile);
    recording.ifPresentOrElse(found -> addAll(found, more), () -> missing.add(name));
  }

  void addAll(Recording recording, List<T> more) {
    labels.computeIfAbsent(recording, r -> new ArrayList<>()).addAll(more);
  }

  /** Returns the labels in the order in which they came. */
  Map<Recording, List<T>> labels() {
    return labels;
  }

  /** Returns a sentence about the names without recording, or none. */
  List<String> warnings() {
    return warnings("left out, there is no recording for ", missing);
  }

  /** Returns a sentence about the recordings that are none of these, or none. */
  static List<String> unlabelled(RecordingFiles files, Set<Recording> labelled) {
    return warnings("left out, people labelled nothing of ", files.others(labelled));
  }

  private static List<String> warnings(String what, Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    if (all.isEmpty()) {
      return List.of();
    }
    String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    int more = all.size() - NAMED;
    return List.of(what + first + (more > 0 ? " and " + more + " more" : ""));
  }
}
