package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.MemoryLabelFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the further image formats have in common beyond the contract. */
final class FurtherFormatsTest {
  private static final ImageFacts IMAGE = new ImageFacts("a/x.png", "", 64, 48);
  private static final Map<String, Object> ATTRIBUTES =
      Map.of(
          "occluded",
          true,
          "truncated",
          true,
          "crowd",
          true,
          "group",
          3,
          "layer",
          2,
          "description",
          "seen, twice",
          "age",
          4,
          "share",
          0.25,
          "colour",
          "dark red");

  @ParameterizedTest
  @CsvSource({
    "cvat, 'occluded truncated crowd group layer description age share colour'",
    "datumaro, 'occluded truncated crowd group layer description age share colour'",
    "fiftyone, 'occluded truncated crowd group layer description age share colour'",
    "supervisely, 'occluded truncated crowd group layer description age share colour'",
    "open-images, 'occluded truncated crowd'",
    "kitti, 'occluded truncated'",
    "createml, ''",
  })
  void read_attributesThatWereWritten_areKept(String name, String kept) throws IOException {
    Label label = Label.drawn(new Region("cat", 1, new Box(1, 2, 30, 40)), ATTRIBUTES);
    var before = new LabelCollection(Held.LABELS, List.of(ItemLabels.drawn(IMAGE, List.of(label))));
    LabelFormat format = format(name);
    LabelWriting writing = LabelWriting.defaults(format);
    var files = new MemoryLabelFiles().withMedia(IMAGE);
    format.write(before, writing, files);
    LabelCollection after =
        format.reader().orElseThrow().read(files, Settings.prediction(format.options()));
    Map<String, Object> read = after.items().get(0).labels().get(0).attributes();
    List<String> names = kept.isEmpty() ? List.of() : List.of(kept.split(" ", -1));
    for (String attribute : names) {
      assertEquals(ATTRIBUTES.get(attribute), read.get(attribute), attribute);
    }
    assertEquals(names.size(), read.size(), read::toString);
    int lost = writing.report().dropped().stream().mapToInt(drop -> drop.count()).sum();
    assertEquals(ATTRIBUTES.size() - names.size(), lost);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cvat", "datumaro", "fiftyone", "supervisely", "open-images", "kitti", "createml"})
  void read_nothingOfTheFormat_tellsWhatIsLookedFor(String name) {
    LabelFormat format = format(name);
    DraftingException refusal =
        Assertions.assertThrows(
            DraftingException.class,
            () ->
                format
                    .reader()
                    .orElseThrow()
                    .read(new MemoryLabelFiles(), Settings.prediction(format.options())));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertTrue(refusal.detail().contains("looked for *."), refusal.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "cvat, a.xml",
    "datumaro, a.json",
    "fiftyone, a.json",
    "supervisely, ds0/ann/a.jpg.json",
    "createml, a.json",
    "open-images, a-annotations-bbox.csv",
    "kitti, label_2/a.txt"
  })
  void read_rubbish_isAProblemOfThatFile(String name, String path) throws IOException {
    LabelFormat format = format(name);
    for (String text : List.of("", "{", "[1]", "{\"a\": 1}", "<a>", "<a/>", "\"x,y", "x\ny")) {
      var files = new MemoryLabelFiles().with(path, text);
      LabelCollection read =
          format.reader().orElseThrow().read(files, Settings.prediction(format.options()));
      assertEquals(List.of(), read.items(), text);
      read.problems().forEach(problem -> assertTrue(problem.contains(path), problem));
    }
  }

  private static LabelFormat format(String name) {
    return ServiceLoader.load(LabelFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
