package dev.firstpass.tools.kaldi;

import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.RecordingGroups;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads data directories. Without {@code segments}, an utterance is a whole recording; without
 * {@code wav.scp}, the name of a recording finds it.
 */
final class KaldiReader implements LabelReader {
  private static final Set<String> FILES =
      Set.of(DataDirectory.SEGMENTS, DataDirectory.TEXT, DataDirectory.SPEAKERS);

  @Override
  public LabelCollection read(LabelSource source, Settings options) throws IOException {
    var collection = new CollectionBuilder(source);
    var recordings = new RecordingGroups();
    Set<String> folders = new TreeSet<>();
    for (String path :
        collection.files(
            KaldiFormat.NAME,
            "segments, text and utt2spk, without extension",
            path -> FILES.contains(path.substring(folder(path).length())))) {
      folders.add(folder(path));
    }
    for (String folder : folders) {
      new Utterances(source, folder, collection).addTo(recordings);
    }
    recordings.addTo(collection);
    return collection.build();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
