package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a data set's folder. Label files name recordings in many ways: by a path, a file
 * name, or a name without ending. Immutable.
 */
public final class RecordingFiles {
  /** Endings of recordings; of several files with one name, the first of these is taken. */
  private static final List<String> ENDINGS =
      List.of("wav", "flac", "ogg", "oga", "opus", "mp3", "m4a", "aac", "mp4", "webm");

  private final Path root;
  private final List<Path> files;
  private final Map<String, List<Recording>> byStem = new HashMap<>();

  private RecordingFiles(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
    files.stream()
        .filter(RecordingFiles::isRecording)
        .sorted(Comparator.comparingInt(RecordingFiles::place).thenComparing(file -> file))
        .forEach(
            file ->
                byStem
                    .computeIfAbsent(Recording.stem(file), stem -> new ArrayList<>())
                    .add(new Recording(relative(root, file), file)));
  }

  /**
   * Lists a folder and those in it.
   *
   * @throws DraftingException with {@link dev.firstpass.core.error.ErrorCode#INVALID_REQUEST} when
   *     it is none, or has no recordings
   */
  static RecordingFiles of(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      RecordingFiles found =
          new RecordingFiles(folder, tree.filter(Files::isRegularFile).sorted().toList());
      if (found.byStem.isEmpty()) {
        throw InvalidData.because(
            "folder '"
                + folder.getFileName()
                + "' has no recordings; looked for files that end in "
                + String.join(", ", ENDINGS));
      }
      return found;
    } catch (IOException e) {
      throw InvalidData.because(
          "data set '" + folder.getFileName() + "' cannot be read; is it a folder?", e);
    }
  }

  /** Returns whether a file is called like a recording. */
  public static boolean isRecording(Path file) {
    return place(file) >= 0;
  }

  /** Returns the files that are no recordings and whose name ends so, whatever the case. */
  List<Path> ending(String ending) {
    return files.stream()
        .filter(file -> lowerCase(file).endsWith(ending) && !isRecording(file))
        .toList();
  }

  /** Returns the files with one of these names. */
  List<Path> named(Set<String> names) {
    return files.stream().filter(file -> names.contains(lowerCase(file))).toList();
  }

  /**
   * Returns the recording that a label file means.
   *
   * @param name a path, from the label file's folder or any above it, or a name, with or without
   *     ending
   * @param labels the label file; a recording beside it comes first
   */
  Optional<Recording> find(String name, Path labels) {
    String wanted = name.replace('\\', '/');
    String last = wanted.substring(wanted.lastIndexOf('/') + 1);
    List<Recording> candidates = new ArrayList<>();
    if (isRecording(Path.of(last))) {
      candidates.addAll(byStem.getOrDefault(Recording.stem(Path.of(last)), List.of()));
      candidates.removeIf(recording -> !recording.file().endsWith(last));
    }
    if (candidates.isEmpty()) {
      candidates.addAll(byStem.getOrDefault(last, List.of()));
    }
    return candidates.stream()
        .max(Comparator.comparingInt((Recording recording) -> likeness(recording, wanted, labels)));
  }

  /** Returns the recording that is called as a label file and lies beside it. */
  Optional<Recording> beside(Path labels) {
    return byStem.getOrDefault(Recording.stem(labels), List.of()).stream()
        .filter(
            recording ->
                recording
                    .file()
                    .equals(labels.resolveSibling(String.valueOf(recording.file().getFileName()))))
        .findFirst();
  }

  /** The more folders of the name agree, the better; then one beside the label file. */
  private static int likeness(Recording recording, String wanted, Path labels) {
    String[] its = recording.name().split("/", -1);
    String[] named = wanted.split("/", -1);
    int same = 0;
    while (same + 2 <= Math.min(its.length, named.length)
        && its[its.length - 2 - same].equals(named[named.length - 2 - same])) {
      same++;
    }
    boolean beside =
        String.valueOf(recording.file().getParent()).equals(String.valueOf(labels.getParent()));
    return 2 * same + (beside ? 1 : 0);
  }

  /** Returns the names of recordings that share their name without ending with none of these. */
  List<String> others(Set<Recording> known) {
    Set<String> unknown = new TreeSet<>(byStem.keySet());
    known.forEach(recording -> unknown.remove(Recording.stem(recording.file())));
    return List.copyOf(unknown);
  }

  /** Returns the path from the folder, with slashes. */
  String relative(Path file) {
    return relative(root, file);
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static int place(Path file) {
    String name = lowerCase(file);
    return ENDINGS.indexOf(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String lowerCase(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
