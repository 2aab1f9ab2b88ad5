package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.transcript.ErrorCounts;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How much of what is said was recognised wrongly.
 *
 * @param normaliser what made texts alike before they were compared
 * @param utterances one for each recording
 */
record TranscriptReport(String normaliser, List<Utterance> utterances) implements Report {
  private static final int WORST = 5;

  TranscriptReport {
    utterances = List.copyOf(utterances);
  }

  /**
   * The outcome of one recording.
   *
   * @param name of the recording
   * @param words how its words differ
   * @param characters how its characters differ, white space left out
   */
  record Utterance(String name, ErrorCounts words, ErrorCounts characters) {}

  /** Returns how the words of all recordings differ. */
  ErrorCounts words() {
    return sum(Utterance::words);
  }

  /** Returns how the characters of all recordings differ. */
  ErrorCounts characters() {
    return sum(Utterance::characters);
  }

  private ErrorCounts sum(Function<Utterance, ErrorCounts> counts) {
    return utterances.stream().map(counts).reduce(ErrorCounts.NONE, ErrorCounts::plus);
  }

  @Override
  public String toText() {
    var text = new StringBuilder();
    text.append(line("Word error rate     ", words()));
    text.append(line("Character error rate", characters()));
    text.append(
        String.format(
            Locale.ROOT,
            " Normaliser %s; utterances without error %d of %d\n",
            normaliser,
            utterances.stream().filter(utterance -> utterance.words().errors() == 0).count(),
            utterances.size()));
    utterances.stream()
        .filter(utterance -> utterance.words().errors() > 0)
        .sorted(Comparator.comparingInt(utterance -> -utterance.words().errors()))
        .limit(WORST)
        .forEach(utterance -> text.append(line("  " + utterance.name(), utterance.words())));
    return text.toString();
  }

  private static String line(String name, ErrorCounts counts) {
    return String.format(
        Locale.ROOT,
        " %s = %.4f (%d of %d: %d substituted, %d deleted, %d inserted)\n",
        name,
        counts.rate(),
        counts.errors(),
        counts.said(),
        counts.substituted(),
        counts.deleted(),
        counts.inserted());
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("normaliser", normaliser);
    write("words", words(), json);
    write("characters", characters(), json);
    json.writeArrayFieldStart("utterances");
    for (Utterance utterance : utterances) {
      json.writeStartObject();
      json.writeStringField("name", utterance.name());
      write("words", utterance.words(), json);
      write("characters", utterance.characters(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(String name, ErrorCounts counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    Figures.write("errorRate", counts.rate(), json);
    json.writeNumberField("said", counts.said());
    json.writeNumberField("correct", counts.correct());
    json.writeNumberField("substituted", counts.substituted());
    json.writeNumberField("deleted", counts.deleted());
    json.writeNumberField("inserted", counts.inserted());
    json.writeEndObject();
  }
}
