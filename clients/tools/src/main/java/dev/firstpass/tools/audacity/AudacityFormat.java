package dev.firstpass.tools.audacity;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingReader;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Audacity label tracks. Thread-safe. */
public final class AudacityFormat implements LabelFormat {
  private static final String NAME = "audacity";
  private static final String EXTENSION = ".txt";

  /** The attribute with the lower end of what is marked, in hertz: number, -1 where it is open. */
  static final String LOW = "frequency-low";

  /** The attribute with the upper end. */
  static final String HIGH = "frequency-high";

  /** Audacity writes six decimals. */
  private static final String MICROS = "000";

  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.TEXTLESS, Part.LABEL_AS_TEXT, Part.MOMENTS)
          .withAttributes(LOW, HIGH);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Audacity labels: one tab-separated file per recording for Import > Labels";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-audacity-labels";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingReader(NAME, EXTENSION, AudacityReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(HELD.labels(item, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(HELD.labels(collection, writing), EXTENSION, files, AudacityFormat::write);
  }

  private static void write(RecordingLabels draft, OutputStream out) throws IOException {
    var text = new StringBuilder();
    for (SpokenSegment segment : draft.segments()) {
      text.append(segment.span().startSeconds()).append(MICROS).append('\t');
      text.append(segment.span().endSeconds()).append(MICROS).append('\t');
      text.append(CleanText.words(segment.content())).append('\n');
      Map<String, Object> attributes = segment.held().attributes();
      if (attributes.get(LOW) instanceof Number low
          && attributes.get(HIGH) instanceof Number high) {
        text.append("\\\t").append(hertz(low)).append('\t').append(hertz(high)).append('\n');
      }
    }
    RecordingFiles.text(text.toString(), out);
  }

  private static String hertz(Number number) {
    return String.format(Locale.ROOT, "%.6f", number.doubleValue());
  }
}
