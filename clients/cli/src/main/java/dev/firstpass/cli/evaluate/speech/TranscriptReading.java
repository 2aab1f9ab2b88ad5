package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelFile.Entry;
import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import dev.firstpass.cli.evaluate.speech.TranscriptDataset.Transcript;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what is said from all label files of a folder. Confined to one reading. */
final class TranscriptReading {
  /** A text with the name of its utterance behind it; Sphinx adds a score and sentence marks. */
  private static final Pattern TRN = Pattern.compile("(.*)\\(([^()\\s]+)[^()]*\\)");

  private static final Pattern SENTENCE_MARK = Pattern.compile("</?s>");

  private final RecordingFiles files;
  private final List<ByRecording<Piece>> sources = new ArrayList<>();

  TranscriptReading(RecordingFiles files) {
    this.files = files;
  }

  /** A part of what is said in a recording; without text, time that does not count. */
  private record Piece(double start, String text, List<TimeSpan> ignored) {
    Piece(String text) {
      this(0, text, List.of());
    }
  }

  TranscriptDataset read(Path folder) {
    files.ending(".trans.txt").forEach(this::readIdFirst);
    files.named(Set.of("text")).forEach(this::readKaldi);
    files.ending("transcription").forEach(this::readTrn);
    files.ending(".trn").forEach(this::readTrn);
    files.ending(".jsonl").forEach(this::readManifest);
    files.ending(".json").stream()
        .filter(file -> String.valueOf(file.getFileName()).contains("manifest"))
        .forEach(this::readManifest);
    files.ending(".stm").forEach(this::readStm);
    ByRecording<Piece> beside = source();
    files.ending(".txt").forEach(file -> readBeside(beside, file));
    return dataset(folder);
  }

  private TranscriptDataset dataset(Path folder) {
    Map<Recording, Transcript> transcripts = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    for (ByRecording<Piece> source : sources) {
      source.labels().forEach((name, pieces) -> transcripts.putIfAbsent(name, joined(pieces)));
      warnings.addAll(source.warnings());
    }
    if (transcripts.isEmpty()) {
      throw InvalidData.because(
          "nothing in folder '"
              + folder.getFileName()
              + "' says what its recordings say; looked for *.trans.txt, Kaldi's text, *.trn,"
              + " NeMo manifests (*.jsonl), *.stm and NAME.txt beside NAME.wav");
    }
    warnings.addAll(ByRecording.unlabelled(files, transcripts.keySet()));
    return new TranscriptDataset(transcripts, warnings);
  }

  private static Transcript joined(List<Piece> pieces) {
    return new Transcript(
        pieces.stream()
            .sorted(Comparator.comparingDouble(Piece::start))
            .map(Piece::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        Spans.of(pieces.stream().map(Piece::ignored).flatMap(Collection::stream)));
  }

  private ByRecording<Piece> source() {
    ByRecording<Piece> source = new ByRecording<>(files);
    sources.add(source);
    return source;
  }

  private void readIdFirst(Path file) {
    ByRecording<Piece> source = source();
    for (Line line : LabelLines.read(file)) {
      String[] fields = line.fields(2);
      source.add(fields[0], file, new Piece(fields.length < 2 ? "" : fields[1]));
    }
  }

  private void readKaldi(Path file) {
    add(LabelFile.ofKaldi(file).read(LabelFile.KALDI), file);
  }

  private void readTrn(Path file) {
    ByRecording<Piece> source = source();
    for (Line line : LabelLines.read(file)) {
      Matcher matcher = TRN.matcher(line.text());
      if (!matcher.matches()) {
        throw line.damaged("a text with the name of its recording behind it: text (name)");
      }
      String text = SENTENCE_MARK.matcher(matcher.group(1)).replaceAll("").strip();
      source.add(matcher.group(2), file, new Piece(text));
    }
  }

  /** An entry without text says nothing of what is said. */
  private void readManifest(Path file) {
    List<Entry> entries = LabelFile.of(file).read(LabelFile.NEMO);
    for (Entry entry : entries) {
      if (entry.segment().text() == null) {
        throw InvalidData.because(
            file.getFileName() + " has an entry of '" + entry.recording() + "' without text");
      }
    }
    add(entries, file);
  }

  private void readStm(Path file) {
    add(LabelFile.of(file).read(LabelFile.STM), file);
  }

  private void add(List<Entry> entries, Path file) {
    ByRecording<Piece> source = source();
    for (Entry entry : entries) {
      TimeSpan span = entry.segment().span();
      List<TimeSpan> ignored = entry.ignored() ? List.of(span) : List.of();
      source.add(entry.recording(), file, new Piece(span.startSeconds(), entry.text(), ignored));
    }
  }

  /** Other texts of a folder are no references, so none is missed. */
  private void readBeside(ByRecording<Piece> source, Path file) {
    files
        .beside(file)
        .ifPresent(
            recording -> {
              String text = String.join(" ", LabelLines.text(file).strip().lines().toList());
              source.addAll(recording, List.of(new Piece(text)));
            });
  }
}
