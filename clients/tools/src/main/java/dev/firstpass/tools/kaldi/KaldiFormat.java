package dev.firstpass.tools.kaldi;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.RecordingFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kaldi data directories. Thread-safe. */
public final class KaldiFormat implements LabelFormat {
  static final String NAME = "kaldi";
  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.TEXTLESS, Part.SPEAKER);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Kaldi data directory: wav.scp, segments, text, utt2spk and spk2utt";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-kaldi";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new KaldiReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    var all = new StringBuilder();
    DataDirectory.of(List.of(HELD.labels(item, writing)), writing.report())
        .forEach((file, lines) -> all.append("==> ").append(file).append(" <==\n").append(lines));
    RecordingFiles.text(all.toString(), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    Map<String, String> directory =
        DataDirectory.of(HELD.labels(collection, writing), writing.report());
    for (Map.Entry<String, String> file : directory.entrySet()) {
      try (OutputStream out = files.create(file.getKey())) {
        RecordingFiles.text(file.getValue(), out);
      }
    }
  }
}
