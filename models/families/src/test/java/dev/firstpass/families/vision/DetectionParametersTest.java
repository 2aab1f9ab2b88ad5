package dev.firstpass.families.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DetectionParametersTest {
  private static final LabelSet LABELS = new LabelSet(List.of("cat", "dog", "bird"));

  private final DetectionParameters parameters =
      DetectionParameters.of(
          Defaults.of(0.25, 0.45, 300).acrossClasses(),
          Defaults.of(0.001, 0.65, 100).everyClass().unclipped());

  @Test
  void all_names_areTheCommonOnes() {
    assertEquals(
        List.of(
            "threshold",
            "iou",
            "max",
            "labels",
            "thresholds",
            "classAgnostic",
            "suppression",
            "multiLabel",
            "clip"),
        parameters.all().stream().map(Parameter::name).toList());
  }

  @Test
  void resolve_predictionAndEvaluation_differAsDeclared() {
    DetectionSettings prediction =
        parameters.resolve(Settings.prediction(parameters.all()), LABELS);
    DetectionSettings evaluation =
        parameters.resolve(Settings.evaluation(parameters.all()), LABELS);

    assertEquals(0.25f, prediction.filter().floor());
    assertEquals(0.45, prediction.iou());
    assertEquals(300, prediction.max());
    assertTrue(prediction.classAgnostic() && prediction.clip());
    assertFalse(prediction.multiLabel());
    assertEquals(0.65, evaluation.iou());
    assertEquals(100, evaluation.max());
    assertTrue(evaluation.multiLabel());
    assertFalse(evaluation.classAgnostic() || evaluation.clip());
  }

  @Test
  void resolve_ofBestClass_hasNoMultiLabel() {
    DetectionParameters single =
        DetectionParameters.ofBestClass(Defaults.of(0.3, 0.5, 9), Defaults.of(0.1, 0.5, 9));

    assertFalse(single.resolve(Settings.prediction(single.all()), LABELS).multiLabel());
    assertThrows(
        DraftingException.class,
        () -> Settings.prediction(single.all()).with(Map.of("multiLabel", true)));
  }

  @Test
  void resolve_labels_putsOthersOutOfReach() {
    ScoreFilter filter = filter(Map.of("labels", "dog,bird", "thresholds", "bird=0.9,cat=0.1"));

    assertFalse(filter.keeps(0, 1));
    assertTrue(filter.keeps(1, 0.25f));
    assertFalse(filter.keeps(2, 0.8f));
    assertTrue(filter.keeps(2, 0.95f));
    assertEquals(0.25f, filter.floor());
  }

  @Test
  void resolve_thresholds_mayBeLowerThanTheCommonOne() {
    ScoreFilter filter = filter(Map.of("thresholds", Map.of("cat", 0.05)));

    assertTrue(filter.keeps(0, 0.06f));
    assertFalse(filter.keeps(1, 0.06f));
    assertEquals(0.05f, filter.floor(), 1e-6);
  }

  @Test
  void resolve_unknownLabel_isRefusedWithHintAndList() {
    DraftingException e =
        assertThrows(DraftingException.class, () -> filter(Map.of("labels", List.of("dogs"))));

    assertEquals(ErrorCode.INVALID_PARAMETER, e.code());
    assertEquals(
        "parameter 'labels' names 'dogs', which is no label of this model; did you mean 'dog'?"
            + " Labels: cat, dog, bird",
        e.detail());
  }

  @Test
  void keeps_score_isComparedAsCallersDo() {
    // 0.7 is no float: the nearest is below it, and a double comparison would fail.
    ScoreFilter filter = filter(Map.of("threshold", 0.7));

    assertFalse(filter.keeps(0, 0.7f));
    assertTrue(filter.keeps(0, Math.nextUp(0.7f)));
    assertTrue(filter(Map.of("threshold", 0.5)).keeps(0, 0.5f));
    assertFalse(filter.keeps(0, Float.NaN));
  }

  private ScoreFilter filter(Map<String, Object> changes) {
    Settings settings = Settings.prediction(parameters.all()).with(changes);
    return parameters.resolve(settings, LABELS).filter();
  }
}
