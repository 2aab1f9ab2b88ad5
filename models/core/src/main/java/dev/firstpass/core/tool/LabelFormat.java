package dev.firstpass.core.tool;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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

  /**
   * Writes the labels of one item as the format's own file for it (a whole document with one image
   * in formats that keep all labels in one file).
   *
   * @param draft what to write
   * @param labels the labels in the order of their class ids; every suggestion's label is one of
   *     them
   * @param out left open
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is of another
   *     kind than {@link #media}
   */
  void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException;

  /**
   * Writes the labels of a whole collection, with the companion files that the format's readers
   * expect.
   *
   * @param drafts what to write, in order; an item's id is its path relative to the collection
   * @param labels the labels in the order of their class ids; every suggestion's label is one of
   *     them
   * @param files where files go
   */
  void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException;

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
