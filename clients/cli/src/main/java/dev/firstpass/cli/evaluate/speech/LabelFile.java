package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.labels.Formats;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A label file of a data set, read by the program's own formats. What is wrong with it refuses it:
 * a score must not depend on lines that were passed over.
 */
final class LabelFile implements LabelSource {
  static final String RTTM = "rttm";
  static final String STM = "stm";
  static final String TEXT_GRID = "textgrid";
  static final String NEMO = "nemo";
  static final String KALDI = "kaldi";

  /** Nobody here asks for the length of a recording: a whole one is all the time there is. */
  private static final double ENDLESS = Double.MAX_VALUE;

  private static final String KALDI_TEXT = "text";
  private static final List<String> KALDI_FILES = List.of("wav.scp", "segments", "utt2spk");

  /** By the name under which the format looks for them. */
  private final Map<String, Path> paths;

  private LabelFile(Map<String, Path> paths) {
    this.paths = paths;
  }

  /**
   * A segment that a file holds.
   *
   * @param recording as the file names it
   * @param segment what it says
   * @param ignored whether scoring leaves its time out
   */
  record Entry(String recording, Segment segment, boolean ignored) {
    /** Returns what is said; empty in a pause. */
    String text() {
      return Objects.requireNonNullElse(segment.text(), "");
    }
  }

  /** Returns a file that is read alone. */
  static LabelFile of(Path file) {
    return new LabelFile(Map.of(String.valueOf(file.getFileName()), file));
  }

  /** Returns the data directory that a file {@code text} of Kaldi is in. */
  static LabelFile ofKaldi(Path text) {
    Map<String, Path> paths = new TreeMap<>(Map.of(KALDI_TEXT, text));
    for (String name : KALDI_FILES) {
      Path file = text.resolveSibling(name);
      if (Files.isRegularFile(file)) {
        paths.put(name, file);
      }
    }
    return new LabelFile(paths);
  }

  /**
   * Returns its segments.
   *
   * @param format one of the names above
   */
  List<Entry> read(String format) {
    LabelCollection labels = collection(format);
    if (!labels.problems().isEmpty()) {
      throw InvalidData.because(labels.problems().get(0));
    }
    List<Entry> entries = new ArrayList<>();
    for (ItemLabels item : labels.items()) {
      for (Label label : item.labels()) {
        if (label.suggestion() instanceof Segment segment) {
          boolean ignored = LabelAttributes.isSet(label.attributes(), LabelAttributes.IGNORED);
          entries.add(new Entry(item.item().id(), segment, ignored));
        }
      }
    }
    return entries;
  }

  @Override
  public List<String> files() {
    return List.copyOf(paths.keySet());
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(Objects.requireNonNull(paths.get(path), path));
  }

  /** Recordings keep the name that the file gives them; {@link RecordingFiles} finds them. */
  @Override
  public Optional<ItemFacts> media(String path) {
    return Optional.of(new AudioFacts(path, "", ENDLESS));
  }

  private LabelCollection collection(String format) {
    try {
      return Formats.reader(format).read(this, Settings.prediction(List.of()));
    } catch (IOException e) {
      throw InvalidData.because(files() + " cannot be read; is access allowed?", e);
    }
  }
}
