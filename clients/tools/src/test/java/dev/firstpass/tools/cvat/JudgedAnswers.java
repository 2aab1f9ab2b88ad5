package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One answer of each kind of detector, with every shape, for CVAT's own code to judge. */
final class JudgedAnswers {
  private static final Map<String, List<Suggestion>> DRAFTS = drafts();

  private JudgedAnswers() {}

  /** Writes {@code functions.json} and {@code answers.json} into the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, Object> functions = new LinkedHashMap<>();
    for (String model : DRAFTS.keySet()) {
      functions.put(model, function(model).describe(Optional.of(new DirectPort("8070"))));
    }
    Files.writeString(folder.resolve("functions.json"), Json.text(functions) + "\n");
    Files.writeString(folder.resolve("answers.json"), Json.text(all()) + "\n");
  }

  /** Returns the answers by model, as plain data. */
  static Map<String, Object> all() throws IOException {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (Map.Entry<String, List<Suggestion>> draft : DRAFTS.entrySet()) {
      answers.put(draft.getKey(), answer(draft.getKey(), draft.getValue()));
    }
    return answers;
  }

  private static Object answer(String model, List<Suggestion> suggestions) throws IOException {
    Draft draft =
        new Draft(
            new Provenance(new ModelId(model, "1"), "0123abcdef"),
            new ImageFacts("frame", "00112233", 200, 100),
            Map.of("threshold", 0.25),
            suggestions);
    String text =
        Invocation.of(
                function(model),
                ByteBuffer.wrap("{\"image\":\"aGk=\"}".getBytes(StandardCharsets.UTF_8)))
            .answer(List.of(List.of(new Drafted(draft))))
            .text();
    return Objects.requireNonNull(PlainJson.read(text));
  }

  private static CvatFunction function(String model) {
    return CvatFunction.find(Models.all(), ModelRef.active(model));
  }

  private static Map<String, List<Suggestion>> drafts() {
    Map<String, List<Suggestion>> drafts = new LinkedHashMap<>();
    drafts.put(
        "turned",
        List.of(
            new Region("dog", 0.934, new Box(10.5, 20, 110.25, 90)),
            new Region("person", 0.5, new RotatedBox(100, 50, 40, 20, Math.toRadians(-30)))));
    // Rows 3 and 4: columns 5 to 7 and 6; in rows 20 and 21 columns 10 to 29, but not 12.
    Mask mask = new Mask(200, 100, List.of(605, 3, 198, 1, 3203, 2, 1, 17, 180, 2, 1, 17, 15_770));
    drafts.put(
        "masks",
        List.of(
            new Region("dog", 1, mask),
            new Region(
                "person",
                0.004,
                new Polygon(List.of(new Point(10, 10), new Point(50, 10), new Point(50, 50))))));
    drafts.put(
        "texts",
        List.of(
            new Region(
                "dog",
                0.25,
                new Polygon(
                    List.of(
                        new Point(1, 2), new Point(30, 2), new Point(31, 9), new Point(2, 9))))));
    drafts.put(
        "poses",
        List.of(
            new Region(
                "person",
                0.8,
                new Keypoints(
                    new Box(20, 10, 70, 90),
                    List.of(
                        new Keypoint("nose", new Point(40, 20), 0.9),
                        new Keypoint("left \"eye\"", new Point(42.5, 18), 0.3))))));
    drafts.put("classes", List.of(new Tag("person", 0.7), new Tag("dog", 0.3)));
    return drafts;
  }
}
