package dev.firstpass.core.tool;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A format of label files: COCO, YOLO, SubRip. One package each in {@code clients/tools}, listed in
 * {@code META-INF/services}. Implementations are stateless and thread-safe.
 */
public interface LabelFormat {
  /** Returns the name that users type: {@code coco}. */
  String name();

  /** Returns one sentence for people. */
  String description();

  /** Returns the kind of items whose labels it holds. */
  MediaKind media();

  /**
   * Refuses items of another kind than {@link #media}, for callers that know the kind before they
   * draft.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it cannot hold them
   */
  default void check(MediaKind kind) {
    if (kind != media()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "label file format '"
              + name()
              + "' holds labels of items of kind "
              + media().wireName()
              + ", not "
              + kind.wireName()
              + "; choose a format for "
              + kind.wireName()
              + " or the native json");
    }
  }

  /** Returns the media type of {@link #writeItem}'s output: {@code application/json}. */
  String mediaType();

  /** Returns the settings of reading and writing. */
  default List<Parameter<?>> options() {
    return List.of();
  }

  /** Returns what reads the format's files; empty when it cannot be read back. */
  default Optional<LabelReader> reader() {
    return Optional.empty();
  }

  /**
   * Writes the labels of one item as the format's own file for it (a whole document with one image
   * in formats that keep all labels in one file).
   *
   * @param item what to write
   * @param labels the labels in the order of their class ids; every label of the item is one of
   *     them
   * @param writing options; counts what cannot be written
   * @param out left open
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is of another
   *     kind than {@link #media}
   */
  void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException;

  /** Writes a draft with the format's defaults. */
  default void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    writeItem(ItemLabels.of(draft), labels, LabelWriting.defaults(this), out);
  }

  /**
   * Writes the labels of a whole collection, with the companion files that the format's readers
   * expect.
   *
   * @param collection what to write
   * @param writing options; counts what cannot be written
   * @param files where files go
   */
  void write(LabelCollection collection, LabelWriting writing, LabelFiles files) throws IOException;

  /** Writes drafts with the format's defaults. */
  default void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    write(LabelCollection.of(drafts, labels), LabelWriting.defaults(this), files);
  }

  /** Where the files of a collection go. */
  @FunctionalInterface
  interface LabelFiles {
    /**
     * Creates a file.
     *
     * @param path relative, with forward slashes, inside the target
     * @return a stream that the caller closes
     */
    OutputStream create(String path) throws IOException;
  }
}
