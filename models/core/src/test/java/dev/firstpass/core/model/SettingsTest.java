package dev.firstpass.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Parameter<Double> THRESHOLD =
      new Parameter<>("threshold", ParameterType.score(), 0.25, 0.01, "Lowest score");
  private static final Parameter<Double> IOU =
      Parameter.of("iou", ParameterType.score(), 0.45, "Overlap");
  private static final Parameter<Integer> MAX =
      Parameter.of("max", ParameterType.count(1, 300), 100, "Most");
  private static final Parameter<Boolean> AGNOSTIC =
      Parameter.of("classAgnostic", ParameterType.flag(), false, "Across classes");
  private static final Parameter<List<String>> LABELS =
      Parameter.of("labels", ParameterType.names(), List.of(), "Keep only");
  private static final Parameter<Map<String, Double>> BY_LABEL =
      Parameter.of("thresholds", ParameterType.scoresByName(), Map.of(), "By label");
  private static final List<Parameter<?>> ALL =
      List.of(THRESHOLD, IOU, MAX, AGNOSTIC, LABELS, BY_LABEL);

  private final Settings settings = Settings.prediction(ALL);

  @Test
  void with_textOfAQuery_readsEveryType() {
    Settings changed =
        settings.with(
            Map.of(
                "threshold", "0.5",
                "max", "7",
                "classAgnostic", "true",
                "labels", "dog, traffic light",
                "thresholds", "dog=0.6,cat=0.7"));

    assertEquals(0.5, changed.get(THRESHOLD));
    assertEquals(7, changed.get(MAX));
    assertTrue(changed.get(AGNOSTIC));
    assertEquals(List.of("dog", "traffic light"), changed.get(LABELS));
    assertEquals(Map.of("dog", 0.6, "cat", 0.7), changed.get(BY_LABEL));
    assertEquals(0.45, changed.get(IOU));
  }

  @Test
  void with_ownValues_changesNothing() {
    assertEquals(settings.values(), settings.with(settings.values()).values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold | 1.5 | a number in [0, 1]",
        "threshold | NaN | a number in [0, 1]",
        "threshold | high | a number in [0, 1]",
        "max | 0 | a whole number in [1, 300]",
        "max | 2.5 | a whole number in [1, 300]",
        "classAgnostic | yes | true or false",
        "thresholds | dog | scores in [0, 1] by name",
        "thresholds | dog=2 | scores in [0, 1] by name",
      })
  void with_valueOutOfItsRange_saysWhatIsAllowed(String name, String value, String range) {
    DraftingException problem =
        assertThrows(DraftingException.class, () -> settings.with(Map.of(name, value)));

    assertEquals(ErrorCode.INVALID_PARAMETER, problem.code());
    assertTrue(problem.detail().contains("'" + name + "' must be " + range), problem.detail());
  }

  @Test
  void with_unknownName_listsTheKnown() {
    DraftingException problem =
        assertThrows(DraftingException.class, () -> settings.with(Map.of("mx", 3)));

    assertEquals(ErrorCode.UNKNOWN_PARAMETER, problem.code());
    assertTrue(problem.detail().contains("did you mean 'max'?"), problem.detail());
    assertTrue(problem.detail().contains("threshold, iou, max"), problem.detail());
  }

  @Test
  void evaluation_spec_winsOnlyWhereTheReferenceEvaluatesAsItPredicts() {
    Settings evaluation = Settings.evaluation(ALL, Map.of("threshold", 0.9, "iou", 0.7));

    assertEquals(0.01, evaluation.get(THRESHOLD));
    assertEquals(0.7, evaluation.get(IOU));
  }

  @Test
  void prediction_parameterTwice_isABug() {
    assertThrows(IllegalArgumentException.class, () -> Settings.prediction(List.of(IOU, IOU)));
  }

  @Test
  void numbers_listTextOrNumber_areReadAlike() {
    ParameterType<List<Double>> numbers = ParameterType.numbers(1, 64);

    assertEquals(List.of(1.0, 2.5), numbers.read("1, 2.5"));
    assertEquals(List.of(1.0, 2.5), numbers.read(List.of(1, 2.5)));
    assertEquals(List.of(2.0), numbers.read(2));
    assertThrows(IllegalArgumentException.class, () -> numbers.read("0.5"));
    assertThrows(IllegalArgumentException.class, () -> numbers.read("one"));
  }
}
