package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.TurnDataset.Reference;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads who speaks when from all label files of a folder. Confined to one reading. */
final class TurnReading {
  private final RecordingFiles files;
  private final ByRecording<Rttm.Entry> rttm;
  private final ByRecording<Stm.Entry> stm;
  private final ByRecording<Turn> textGrids;
  private final ByRecording<TimeSpan> scored;

  TurnReading(RecordingFiles files) {
    this.files = files;
    rttm = new ByRecording<>(files);
    stm = new ByRecording<>(files);
    textGrids = new ByRecording<>(files);
    scored = new ByRecording<>(files);
  }

  TurnDataset read(Path folder) {
    for (Path file : files.ending(".rttm")) {
      Rttm.read(file).forEach(entry -> rttm.add(entry.recording(), file, entry));
    }
    for (Path file : files.ending(".stm")) {
      Stm.read(file).forEach(entry -> stm.add(entry.recording(), file, entry));
    }
    for (Path file : files.ending(".textgrid")) {
      textGrids.addAll(Recording.stem(file), file, TextGrid.read(file));
    }
    for (Path file : files.ending(".uem")) {
      Uem.read(file).forEach((name, spans) -> scored.addAll(name, file, spans));
    }
    Map<Recording, Reference> references = references();
    if (references.isEmpty()) {
      throw InvalidData.because(
          "nothing in folder '"
              + folder.getFileName()
              + "' says who speaks when; looked for .rttm, .stm and .TextGrid files that name its"
              + " recordings");
    }
    return new TurnDataset(references, warnings(references));
  }

  private Map<Recording, Reference> references() {
    Map<Recording, Reference> references = new LinkedHashMap<>();
    rttm.labels()
        .forEach(
            (recording, entries) ->
                references.put(
                    recording,
                    reference(
                        recording,
                        entries.stream().flatMap(entry -> entry.turn().stream()).toList(),
                        entries.stream()
                            .filter(entry -> entry.turn().isEmpty())
                            .map(Rttm.Entry::span))));
    stm.labels()
        .forEach(
            (recording, entries) ->
                references.putIfAbsent(
                    recording,
                    reference(
                        recording,
                        entries.stream()
                            .filter(entry -> !entry.isIgnored() && !entry.text().isEmpty())
                            .map(entry -> new Turn(entry.speaker(), entry.span()))
                            .toList(),
                        entries.stream().filter(Stm.Entry::isIgnored).map(Stm.Entry::span))));
    textGrids
        .labels()
        .forEach(
            (recording, turns) ->
                references.putIfAbsent(recording, reference(recording, turns, Stream.empty())));
    return references;
  }

  private Reference reference(Recording recording, List<Turn> turns, Stream<TimeSpan> ignored) {
    Optional<Spans> map =
        Optional.ofNullable(scored.labels().get(recording)).map(spans -> Spans.of(spans.stream()));
    return new Reference(turns, map, Spans.of(ignored));
  }

  private List<String> warnings(Map<Recording, Reference> references) {
    List<String> warnings = new ArrayList<>();
    Stream.of(rttm, stm, textGrids).forEach(source -> warnings.addAll(source.warnings()));
    warnings.addAll(ByRecording.unlabelled(files, references.keySet()));
    return warnings;
  }
}
