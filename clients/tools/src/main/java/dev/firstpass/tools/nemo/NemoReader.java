package dev.firstpass.tools.nemo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads NeMo manifests: files {@code *.jsonl} and those called {@code *manifest*.json}. */
final class NemoReader implements LabelReader {
  private static final String FORM =
      "{\"audio_filepath\": \"a.wav\", \"duration\": 2.5, \"text\": \"hello\"}";

  @Override
  public LabelCollection read(LabelSource source, Settings options) throws IOException {
    var collection = new CollectionBuilder(source);
    var recordings = new RecordingGroups();
    for (String path :
        collection.files(NemoFormat.NAME, "*.jsonl and *manifest*.json", NemoReader::isManifest)) {
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      collection.file(
          path,
          in ->
              LabelLine.each(
                  LabelLine.all(in).stream().filter(line -> !line.text().isBlank()).toList(),
                  FORM,
                  what -> collection.problem(path, what),
                  line -> read(line, new Place(source, folder), recordings)));
    }
    recordings.addTo(collection);
    return collection.build();
  }

  private static boolean isManifest(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || (name.endsWith(".json") && name.contains("manifest"));
  }

  private static void read(LabelLine line, Place place, RecordingGroups recordings)
      throws IOException {
    try {
      Fields fields = Fields.of(PlainJson.read(line.text()), "");
      String path = place.path(fields.text(NemoLines.PATH));
      recordings.add(path, label(fields, place.span(fields, path)));
    } catch (JsonProcessingException e) {
      throw line.wrong("is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw line.wrong("is no entry of a manifest: " + e.getMessage());
    }
  }

  private static Label label(Fields fields, TimeSpan span) throws IOException {
    var segment =
        new Segment(
            span,
            fields.optionalText(NemoLines.LABEL).orElse(SpokenSegment.SPEECH),
            fields.score(NemoLines.SCORE).orElse(1.0),
            fields.optionalText(NemoLines.TEXT).orElse(null),
            fields.optionalText(NemoLines.SPEAKER).orElse(null),
            fields.optionalText(NemoLines.LANGUAGE).orElse(null),
            List.of());
    return new Label(segment, fields.has(NemoLines.SCORE), others(fields));
  }

  private static Map<String, Object> others(Fields fields) {
    Map<String, Object> others = new LinkedHashMap<>();
    fields
        .values()
        .forEach(
            (name, value) -> {
              if (value != null && !NemoLines.KEYS.contains(String.valueOf(name))) {
                others.put(String.valueOf(name), value);
              }
            });
    return others;
  }

  /** Where the recordings of a manifest are looked for. */
  private record Place(LabelSource source, String folder) {
    /** Paths are those from the manifest, or else from somewhere else. */
    String path(String named) {
      boolean beside = !named.startsWith("/") && source.media(folder + named).isPresent();
      return beside ? folder + named : named;
    }

    /** Without length, an entry lasts until the end of its recording. */
    TimeSpan span(Fields fields, String path) throws IOException {
      double start = fields.optionalNumber(NemoLines.OFFSET).orElse(0.0);
      if (fields.has(NemoLines.DURATION)) {
        double end = start + fields.number(NemoLines.DURATION);
        return new TimeSpan(start, Math.rint(end * 1e9) / 1e9);
      }
      double end =
          source
              .media(path)
              .filter(AudioFacts.class::isInstance)
              .map(facts -> ((AudioFacts) facts).seconds())
              .orElseThrow(
                  () ->
                      new IOException(
                          "duration is not there and '"
                              + path
                              + "' is not at hand; name the folder of the recordings"
                              + " (--media DIR)"));
      return new TimeSpan(start, end);
    }
  }
}
