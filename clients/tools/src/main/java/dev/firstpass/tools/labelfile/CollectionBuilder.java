package dev.firstpass.tools.labelfile;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Collects what a reader of label files finds: items, class names and problems. Not thread-safe.
 */
public final class CollectionBuilder {
  private static final String UNREAD = "";

  private final LabelSource source;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<ItemLabels> items = new ArrayList<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  public CollectionBuilder(LabelSource source) {
    this.source = source;
  }

  /** Reads one thing; throws when it is wrong. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it. */
    void run() throws IOException;
  }

  /** Reads one file. */
  @FunctionalInterface
  public interface FileReading {
    /**
     * Reads it.
     *
     * @param in left open
     */
    void read(InputStream in) throws IOException;
  }

  /**
   * Returns the files of an extension.
   *
   * @param extension in lower case: {@code .xml}
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is none
   */
  public List<String> files(String format, String extension) {
    return files(
        format, "*" + extension, path -> path.toLowerCase(Locale.ROOT).endsWith(extension));
  }

  /**
   * Returns the files that a format may have written.
   *
   * @param wanted what they are called, for the complaint
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is none
   */
  public List<String> files(String format, String wanted, Predicate<String> isWanted) {
    List<String> found = source.files().stream().filter(isWanted).toList();
    if (found.isEmpty()) {
      throw missing(format, wanted);
    }
    return found;
  }

  /** Returns the complaint that nothing of a format is there. */
  public static DraftingException missing(String format, String wanted) {
    return new DraftingException(
        ErrorCode.INVALID_REQUEST,
        "no labels in format '" + format + "' here: looked for " + wanted);
  }

  /** Reads a file; what is wrong with it becomes a problem that names it. */
  public void file(String path, FileReading reading) {
    attempt(
        path,
        () -> {
          try (InputStream in = source.open(path)) {
            reading.read(in);
          }
        });
  }

  /**
   * Reads one thing; what is wrong with it becomes a problem.
   *
   * @param place named in the problem: a file, a line
   */
  public void attempt(String place, Reading reading) {
    try {
      reading.run();
    } catch (IOException | IllegalArgumentException e) {
      problem(place, String.valueOf(e.getMessage()));
    }
  }

  /** Notes that something could not be read. */
  public void problem(String place, String what) {
    problems.add(place + ": " + what);
  }

  /** Notes the name of a class, when it is not blank; order is that of the class ids. */
  public CollectionBuilder name(String label) {
    if (!label.isBlank()) {
      names.add(label);
    }
    return this;
  }

  /** Notes what else the collection says. */
  public void attribute(String name, Object value) {
    attributes.put(name, value);
  }

  /** Adds an item; labels whose class was not noted are noted. */
  public void add(ItemLabels item) {
    item.labels().forEach(label -> names.add(label.suggestion().label()));
    items.add(item);
  }

  /** Adds an item of which nothing but the labels is known. */
  public void add(ItemFacts item, List<Label> labels) {
    add(ItemLabels.drawn(item, labels));
  }

  /**
   * Finds the size of a picture that the label file does not tell.
   *
   * @param path as the file names the picture, with or without extension
   * @throws IOException when the picture is not at hand
   */
  public ImageFacts image(String path) throws IOException {
    return source
        .media(path)
        .filter(ImageFacts.class::isInstance)
        .map(ImageFacts.class::cast)
        .orElseThrow(
            () ->
                new IOException(
                    "the size of picture '"
                        + path
                        + "' is not known; name the folder of the pictures (--media DIR)"));
  }

  /** Returns the facts of a picture whose size the label file tells. */
  public ImageFacts image(String path, double width, double height) throws IOException {
    if (width != Math.rint(width) || height != Math.rint(height) || width < 1 || height < 1) {
      throw new IOException("picture '" + path + "' has the size " + width + "x" + height);
    }
    return new ImageFacts(found(path), UNREAD, (int) width, (int) height);
  }

  /**
   * Returns the facts of a recording.
   *
   * @param path as the file names it, with or without extension
   * @param seconds how long it is at least: where the last label ends; used where it is not at hand
   */
  public AudioFacts recording(String path, double seconds) {
    return source
        .media(path)
        .filter(AudioFacts.class::isInstance)
        .map(AudioFacts.class::cast)
        .orElseGet(() -> new AudioFacts(path, UNREAD, seconds));
  }

  /** Returns what was collected. */
  public LabelCollection build() {
    return new LabelCollection(new LabelSet(List.copyOf(names)), items, attributes, problems);
  }

  private String found(String path) {
    return source.media(path).map(ItemFacts::id).orElse(path);
  }
}
