package dev.firstpass.tools.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.labelfile.CocoRle;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden numbers are those of pycocotools' C code: make_rle.py. */
final class CocoRleTest {
  static Stream<Map<?, ?>> cases() throws IOException {
    List<?> cases =
        (List<?>)
            Objects.requireNonNull(
                PlainJson.read(SampleDraft.golden(CocoRleTest.class, "rle.json")));
    return cases.stream().map(each -> (Map<?, ?>) each);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compressed_mask_isThatOfTheReference(Map<?, ?> golden) {
    Mask mask = mask(golden);
    assertEquals(golden.get("counts"), CocoRle.counts(mask));
    assertEquals(golden.get("text"), CocoRle.fields(mask).get("counts"));
    assertEquals(List.of(mask.height(), mask.width()), CocoRle.fields(mask).get("size"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mask_textOfTheReference_hasItsPixels(Map<?, ?> golden) throws IOException {
    List<Integer> counts = CocoRle.counts((String) Objects.requireNonNull(golden.get("text")));
    assertEquals(golden.get("counts"), counts);
    Mask mask = mask(golden);
    Mask read = CocoRle.mask(counts, mask.width(), mask.height());
    assertEquals(CocoRle.counts(mask), CocoRle.counts(read));
  }

  @Test
  void counts_textThatIsCutOffOrStrange_isRefused() {
    assertThrows(IOException.class, () -> CocoRle.counts("0P"));
    assertThrows(IOException.class, () -> CocoRle.counts("0 <"));
    assertThrows(IOException.class, () -> CocoRle.counts("ooooooooooooo"));
    assertThrows(IOException.class, () -> CocoRle.mask(List.of(3, 4), 2, 3));
    assertThrows(IOException.class, () -> CocoRle.mask(List.of(-1, 7), 2, 3));
  }

  private static Mask mask(Map<?, ?> golden) {
    List<Integer> runs =
        ((List<?>) Objects.requireNonNull(golden.get("runs")))
            .stream().map(run -> (Integer) Objects.requireNonNull(run)).toList();
    return new Mask(number(golden, "width"), number(golden, "height"), runs);
  }

  private static int number(Map<?, ?> golden, String name) {
    return (Integer) Objects.requireNonNull(golden.get(name));
  }
}
