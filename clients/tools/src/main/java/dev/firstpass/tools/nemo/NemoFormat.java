package dev.firstpass.tools.nemo;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** NeMo manifests. Thread-safe. */
public final class NemoFormat implements LabelFormat {
  static final String NAME = "nemo";
  private static final String PATH = "manifest.jsonl";
  private static final HeldSpeech HELD =
      HeldSpeech.of(
          NAME,
          Part.TEXT,
          Part.TEXTLESS,
          Part.LABEL,
          Part.SPEAKER,
          Part.LANGUAGE,
          Part.SCORE,
          Part.ATTRIBUTES);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "NeMo manifest: one file of JSON lines with offsets, durations and texts";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new NemoReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    NemoLines.write(List.of(HELD.labels(item, writing)), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      NemoLines.write(HELD.labels(collection, writing), out);
    }
  }
}
