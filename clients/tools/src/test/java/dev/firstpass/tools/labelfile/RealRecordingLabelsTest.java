package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that other people's programs wrote, read and written again: nothing but blanks, decimals
 * and the order of lines differs, and what each test lists.
 */
final class RealRecordingLabelsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pyannote_debug_rttm/debug.train.rttm",
        "pyannote_debug_rttm/debug.development.rttm",
        "pyannote_debug_rttm/debug.test.rttm",
        "pyannote_sample_rttm/sample.rttm"
      })
  void rttm_ofPyannote_isTheSame(String path) throws IOException {
    assertSame("rttm", path, line -> line);
  }

  /** Lines of other types and orthographies have no place; nine fields become ten. */
  @Test
  void rttm_ofAmi_losesNothingButLinesAboutSpeakers() throws IOException {
    assertSame(
        "rttm",
        "speechbrain_noise/rttm/ref_rttm/ES2014c.rttm",
        line -> line.startsWith("SPKR-INFO") ? "" : line.replaceFirst("( <NA>)+$", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervision.ctm", "supervision_with_scores.ctm"})
  void ctm_ofLhotse_isTheSame(String name) throws IOException {
    assertSame("ctm", "lhotse/" + name, line -> line);
  }

  /** The conditions that nobody knows are said to be unknown. */
  @Test
  void stm_ofPyannote_differsByUnknownConditions() throws IOException {
    assertSame("stm", "pyannote_sample_rttm/sample.stm", line -> line.replace(" <NA> ", " "));
  }

  private static void assertSame(String name, String path, UnaryOperator<String> passedOver)
      throws IOException {
    String before = Files.readString(SharedData.require("data/audio/" + path));
    LabelFormat format = format(name);
    LabelCollection read = SampleSpeech.read(format, "a." + name, before);
    assertEquals(List.of(), read.problems());
    var files = new MemoryLabelFiles();
    LabelWriting writing = LabelWriting.defaults(format);
    format.write(read, writing, files);
    assertEquals(List.of(), writing.report().dropped());
    List<String> expected = lines(before, passedOver);
    assertFalse(expected.isEmpty());
    assertEquals(expected, lines(files.text("labels." + name), passedOver));
  }

  private static List<String> lines(String file, UnaryOperator<String> passedOver) {
    return file.lines()
        .map(passedOver)
        .filter(line -> !line.isBlank())
        .map(RealRecordingLabelsTest::normal)
        .sorted()
        .toList();
  }

  private static String normal(String line) {
    return String.join(
        " ",
        Stream.of(line.strip().split("\\s+", -1)).map(RealRecordingLabelsTest::number).toList());
  }

  private static String number(String field) {
    return field.matches("\\d+\\.\\d+")
        ? new BigDecimal(field).stripTrailingZeros().toPlainString()
        : field;
  }

  private static LabelFormat format(String name) {
    return ServiceLoader.load(LabelFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
