package dev.firstpass.tools.openinference;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outputs in which drafts are told, one row for each suggestion. */
enum DraftColumn {
  /** x and y of the left upper and of the right lower corner, pixels of the upright item. */
  BOXES(Datatype.FP32, 4),
  SCORES(Datatype.FP32, 1),
  LABELS(Datatype.BYTES, 1),
  /** -1 for a label that is no class of the model. */
  CLASS_IDS(Datatype.INT64, 1),
  /** Seconds. */
  STARTS(Datatype.FP64, 1),
  /** Seconds. */
  ENDS(Datatype.FP64, 1),
  TEXTS(Datatype.BYTES, 1),
  SPEAKERS(Datatype.BYTES, 1),
  /** Which input the row is of, from 0. */
  ITEM(Datatype.INT64, 1);

  private static final List<DraftColumn> REGIONS = List.of(BOXES, SCORES, LABELS, CLASS_IDS, ITEM);
  private static final List<DraftColumn> TAGS = List.of(SCORES, LABELS, CLASS_IDS, ITEM);
  private static final List<DraftColumn> SEGMENTS =
      List.of(STARTS, ENDS, TEXTS, SPEAKERS, SCORES, LABELS, CLASS_IDS, ITEM);

  private final Datatype datatype;
  private final int width;

  DraftColumn(Datatype datatype, int width) {
    this.datatype = datatype;
    this.width = width;
  }

  /**
   * One row.
   *
   * @param index which input, from 0
   * @param item what is known of it
   * @param suggestion what was found in it
   */
  record Row(int index, ItemFacts item, Suggestion suggestion) {
    /** Returns when it is; a tag is of the whole recording. */
    private TimeSpan span() {
      if (suggestion instanceof Segment segment) {
        return segment.span();
      }
      return new TimeSpan(0, ((AudioFacts) item).seconds());
    }

    private String text() {
      return suggestion instanceof Segment segment ? orEmpty(segment.text()) : "";
    }

    private String speaker() {
      return suggestion instanceof Segment segment ? orEmpty(segment.speaker()) : "";
    }

    private static String orEmpty(@Nullable String text) {
      return Objects.requireNonNullElse(text, "");
    }
  }

  /** Returns the columns of what a model finds. */
  static List<DraftColumn> of(Facts model) {
    if (model.media() == MediaKind.AUDIO) {
      return SEGMENTS;
    }
    return model.task() == ModelTask.CLASSIFICATION ? TAGS : REGIONS;
  }

  /** Returns whether these columns can tell a suggestion. */
  static boolean tell(List<DraftColumn> columns, Suggestion suggestion) {
    if (suggestion instanceof Region) {
      return columns.equals(REGIONS);
    }
    return columns.equals(SEGMENTS) || (suggestion instanceof Tag && columns.equals(TAGS));
  }

  /** Returns the name of the output. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Datatype datatype() {
    return datatype;
  }

  /** Returns the shape of so many rows; {@link TensorShape#DYNAMIC} for any number. */
  TensorShape shape(long rows) {
    return width == 1 ? TensorShape.of(rows) : TensorShape.of(rows, width);
  }

  /** Returns the output of these rows, all of which it can tell. */
  AnswerTensor tensor(List<Row> rows, LabelSet labels) {
    if (datatype == Datatype.BYTES) {
      return AnswerTensor.of(wireName(), rows.stream().map(this::text).toList());
    }
    ByteBuffer data =
        ByteBuffer.allocate(rows.size() * width * datatype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    rows.forEach(row -> put(row, labels, data));
    return new AnswerTensor(wireName(), datatype, shape(rows.size()), data.flip());
  }

  private String text(Row row) {
    return switch (this) {
      case LABELS -> row.suggestion().label();
      case TEXTS -> row.text();
      case SPEAKERS -> row.speaker();
      default -> throw new IllegalStateException("no text: " + this);
    };
  }

  private void put(Row row, LabelSet labels, ByteBuffer data) {
    switch (this) {
      case BOXES -> put(((Region) row.suggestion()).box(), data);
      case SCORES -> data.putFloat((float) row.suggestion().score());
      case CLASS_IDS -> data.putLong(labels.indexOf(row.suggestion().label()));
      case STARTS -> data.putDouble(row.span().startSeconds());
      case ENDS -> data.putDouble(row.span().endSeconds());
      case ITEM -> data.putLong(row.index());
      default -> throw new IllegalStateException("no number: " + this);
    }
  }

  private static void put(Box box, ByteBuffer data) {
    data.putFloat((float) box.xMin());
    data.putFloat((float) box.yMin());
    data.putFloat((float) box.xMax());
    data.putFloat((float) box.yMax());
  }
}
