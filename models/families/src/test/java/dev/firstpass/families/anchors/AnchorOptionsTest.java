package dev.firstpass.families.anchors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.testkit.Specs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AnchorOptionsTest {
  static List<Map<String, Object>> nonsense() {
    return List.of(
        Map.of("strides", List.of()),
        Map.of("strides", List.of(8)),
        Map.of("strides", List.of(8.5, 16, 32, 64, 128)),
        Map.of("strides", List.of(0, 16, 32, 64, 128)),
        Map.of("anchors", "1,2"),
        Map.of("anchors", List.of(1, 2)),
        Map.of("anchors", List.of(List.of(1, 2, 3))),
        Map.of("anchors", List.of(List.of("wide", "high"))),
        Map.of("variances", List.of(1, 1)),
        Map.of("boxOrder", "xyxy"),
        Map.of("activation", "tanh"),
        Map.of("classNumbers", "from-2"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void open_nonsense_isRefusedAndNamesTheOption(Map<String, Object> wrong) {
    DraftingException e =
        assertThrows(DraftingException.class, () -> open(new RetinaNetFamily(), wrong));

    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    String option = wrong.keySet().iterator().next();
    assertTrue(e.detail().contains("'" + option + "'"), e.detail());
  }

  @Test
  void open_anchorsThatNobodyGave_isRefused() {
    DraftingException e =
        assertThrows(
            DraftingException.class,
            () ->
                new AnchorsFamily()
                    .open(spec(new AnchorsFamily(), Map.of()), ModelContent.of(RawHeads.facts(3))));

    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertTrue(e.detail().contains("no graph tells its anchors"), e.detail());
  }

  @Test
  void open_otherNumberOfAnchors_isAMismatch() {
    Map<String, Object> fewer =
        Map.of("strides", List.of(8), "anchors", List.of(List.of(10, 10, 20, 20)));

    DraftingException e =
        assertThrows(DraftingException.class, () -> open(new RetinaNetFamily(), fewer));

    assertEquals(ErrorCode.MODEL_MISMATCH, e.code());
    assertTrue(e.detail().contains("[?, 512, 3]"), e.detail());
  }

  @Test
  void open_cocoIdsWithOtherLabels_isAMismatch() {
    DraftingException e =
        assertThrows(
            DraftingException.class,
            () -> open(new RetinaNetFamily(), Map.of("classNumbers", "coco-ids")));

    assertEquals(ErrorCode.MODEL_MISMATCH, e.code());
    assertTrue(e.detail().contains("80 labels"), e.detail());
  }

  private static Pipeline open(ModelFamily family, Map<String, Object> changed) {
    Map<String, Object> options =
        new LinkedHashMap<>(family.recognise(RawHeads.facts(3)).orElseThrow().options());
    options.putAll(changed);
    return family.open(spec(family, options), ModelContent.of(RawHeads.facts(3)));
  }

  private static ModelSpec spec(ModelFamily family, Map<String, Object> options) {
    ModelSpec spec =
        Specs.of(family, new RetinaNetFamily().recognise(RawHeads.facts(3)).orElseThrow());
    return new ModelSpec(
        spec.id(),
        spec.family(),
        spec.task(),
        spec.files(),
        spec.input(),
        spec.labels(),
        spec.parameters(),
        options,
        spec.card());
  }
}
