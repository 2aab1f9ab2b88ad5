package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelFile.Entry;
import dev.firstpass.cli.evaluate.speech.TurnDataset.Reference;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads who speaks when from all label files of a folder. Confined to one reading. */
final class TurnReading {
  /** What an interval of a TextGrid says where nobody speaks. */
  private static final Set<String> SILENCE =
      Set.of("", "sil", "<sil>", "sp", "spn", "silence", "silent", "nonspeech", "non-speech");

  /** What RTTM says for a speaker whom nobody knows. */
  private static final String UNKNOWN = "<NA>";

  private final RecordingFiles files;
  private final ByRecording<Entry> rttm;
  private final ByRecording<Entry> stm;
  private final ByRecording<Entry> textGrids;
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
      read(LabelFile.RTTM, file, rttm);
    }
    for (Path file : files.ending(".stm")) {
      read(LabelFile.STM, file, stm);
    }
    for (Path file : files.ending(".textgrid")) {
      read(LabelFile.TEXT_GRID, file, textGrids);
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

  private static void read(String format, Path file, ByRecording<Entry> labels) {
    LabelFile.of(file).read(format).forEach(entry -> labels.add(entry.recording(), file, entry));
  }

  private Map<Recording, Reference> references() {
    Map<Recording, Reference> references = new LinkedHashMap<>();
    add(rttm, entry -> true, references);
    add(stm, entry -> !entry.text().isEmpty(), references);
    add(textGrids, TurnReading::isSpeech, references);
    return references;
  }

  private void add(
      ByRecording<Entry> labels, Predicate<Entry> isTurn, Map<Recording, Reference> references) {
    labels
        .labels()
        .forEach(
            (recording, entries) ->
                references.computeIfAbsent(recording, found -> reference(found, entries, isTurn)));
  }

  private Reference reference(Recording recording, List<Entry> entries, Predicate<Entry> isTurn) {
    Optional<Spans> map =
        Optional.ofNullable(scored.labels().get(recording)).map(spans -> Spans.of(spans.stream()));
    List<Turn> turns =
        entries.stream()
            .filter(entry -> !entry.ignored() && isTurn.test(entry))
            .map(entry -> new Turn(speaker(entry), entry.segment().span()))
            .toList();
    Stream<TimeSpan> ignored =
        entries.stream().filter(Entry::ignored).map(entry -> entry.segment().span());
    return new Reference(turns, map, Spans.of(ignored));
  }

  private static String speaker(Entry entry) {
    return Objects.requireNonNullElse(entry.segment().speaker(), UNKNOWN);
  }

  /** Points of a TextGrid have no length, and some intervals mean silence. */
  private static boolean isSpeech(Entry entry) {
    return entry.segment().span().seconds() > 0
        && !SILENCE.contains(entry.text().strip().toLowerCase(Locale.ROOT));
  }

  private List<String> warnings(Map<Recording, Reference> references) {
    List<String> warnings = new ArrayList<>();
    Stream.of(rttm, stm, textGrids).forEach(source -> warnings.addAll(source.warnings()));
    warnings.addAll(ByRecording.unlabelled(files, references.keySet()));
    return warnings;
  }
}
