package dev.firstpass.tools.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.MaskPng;
import dev.firstpass.tools.labelfile.ReadFiles;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** labelme itself opens what is written; skipped where the program is not installed. */
final class LabelmeProgramTest {
  private static final ImageFacts IMAGE = new ImageFacts("a.png", "", 64, 48);

  private final LabelmeFormat format = new LabelmeFormat();

  @TempDir private Path folder;

  @Test
  void open_everyShape_hasThem() throws Exception {
    Map<?, ?> opened = opened(sample(), Map.of());
    Map<?, ?> written =
        (Map<?, ?>) ReadFiles.tree(ReadFiles.written(format, sample(), Map.of()).text("a.json"));
    assertEquals("a.png", opened.get("image"));
    assertEquals(written.get("flags"), opened.get("flags"));
    List<?> shapes = (List<?>) Objects.requireNonNull(written.get("shapes"));
    List<?> read = (List<?>) Objects.requireNonNull(opened.get("shapes"));
    assertEquals(shapes.size(), read.size());
    for (int i = 0; i < shapes.size(); i++) {
      Map<?, ?> expected = (Map<?, ?>) shapes.get(i);
      Map<?, ?> actual = (Map<?, ?>) read.get(i);
      assertEquals(expected.get("label"), actual.get("label"));
      assertEquals(expected.get("shape_type"), actual.get("type"));
      assertEquals(expected.get("points"), actual.get("points"));
      assertEquals(expected.get("group_id"), actual.get("group"));
      assertEquals(expected.get("score"), actual.get("score"));
    }
  }

  @Test
  void open_mask_hasItsPixels() throws Exception {
    var mask = new Mask(64, 48, List.of(64 * 3 + 5, 3, 61, 1, 1, 1, 64 * 48 - 64 * 4 - 8));
    Map<?, ?> opened = opened(collection(mask), Map.of("version", "7"));
    Map<?, ?> shape = (Map<?, ?>) ((List<?>) Objects.requireNonNull(opened.get("shapes"))).get(0);
    assertEquals("mask", shape.get("type"));
    assertEquals(List.of(List.of(5.0, 3.0), List.of(7.0, 4.0)), shape.get("points"));
    assertEquals(
        List.of(
            List.of(0.0, 0.0),
            List.of(1.0, 0.0),
            List.of(2.0, 0.0),
            List.of(0.0, 1.0),
            List.of(2.0, 1.0)),
        shape.get("pixels"));
  }

  @Test
  void read_whatLabelmeSavedAgain_isTheSame() throws Exception {
    String before = ReadFiles.written(format, sample(), Map.of()).text("a.json");
    Files.writeString(picture().resolve("a.json"), before);
    run("copy", "a.json", "b.json");
    Map<?, ?> after = (Map<?, ?>) ReadFiles.tree(Files.readString(folder.resolve("b.json")));
    Map<?, ?> expected = (Map<?, ?>) ReadFiles.tree(before);
    assertEquals(expected.get("shapes"), after.get("shapes"));
    assertEquals(expected.keySet(), after.keySet());
  }

  @Test
  void read_whatLabelmeWrote_hasItsShapes() throws Exception {
    picture();
    run("write", "b.json");
    String file = Files.readString(folder.resolve("b.json"));
    var files = new MemoryLabelFiles().with("a.json", file).withMedia(IMAGE);
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of(), read.problems());
    List<Label> labels = read.items().get(0).labels();
    assertEquals(7, labels.size());
    assertEquals("indoor", labels.get(0).suggestion().label());
    assertEquals(new Box(1.5, 2.25, 10.5, 20), ((Region) labels.get(1).suggestion()).shape());
    assertEquals(4L, labels.get(1).attributes().get(LabelAttributes.GROUP));
    assertTrue(LabelAttributes.isSet(labels.get(2).attributes(), LabelAttributes.OCCLUDED));
    Map<?, ?> written =
        (Map<?, ?>) ReadFiles.tree(ReadFiles.written(format, read, Map.of()).text("a.json"));
    Map<?, ?> expected = (Map<?, ?>) ReadFiles.tree(file);
    assertEquals(expected.get("flags"), written.get("flags"));
    List<?> shapes = (List<?>) Objects.requireNonNull(written.get("shapes"));
    // labelme 5.1.1 knows no description.
    shapes.forEach(shape -> assertEquals("", ((Map<?, ?>) shape).remove("description")));
    assertEquals(expected.get("shapes"), shapes);
  }

  private static LabelCollection sample() {
    List<Label> labels =
        ReadFiles.sample().items().get(0).labels().stream()
            .map(label -> label.suggestion() instanceof Region region ? small(region) : label)
            .toList();
    return new LabelCollection(SampleDraft.LABELS, List.of(ItemLabels.drawn(IMAGE, labels)));
  }

  /** The sample's picture is ten times as large. */
  private static Label small(Region region) {
    Shape shape =
        region.shape() instanceof Mask
            ? new Mask(64, 48, List.of(70, 3, 61, 1, 1, 1, 64 * 48 - 137))
            : region.shape();
    Box box = shape.enclosingBox();
    return Label.drafted(
        new Region(
            region.label(),
            region.score(),
            box.xMin() < 64 && box.yMin() < 48 ? shape : new Box(1, 2, 3, 5)));
  }

  private static LabelCollection collection(Shape shape) {
    return new LabelCollection(
        new LabelSet(List.of("cat")),
        List.of(
            ItemLabels.drawn(IMAGE, List.of(Label.drawn(new Region("cat", 1, shape), Map.of())))));
  }

  private Map<?, ?> opened(LabelCollection collection, Map<String, ?> options) throws Exception {
    String file = ReadFiles.written(format, collection, options).text("a.json");
    Files.writeString(picture().resolve("a.json"), file);
    return (Map<?, ?>) ReadFiles.tree(run("read", "a.json"));
  }

  private Path picture() throws IOException {
    Files.write(folder.resolve("a.png"), MaskPng.write(new Bitmap(64, 48)));
    return folder;
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Optional<String> python = python();
    assumeTrue(python.isPresent(), "skipped: labelme is not installed (Debian package labelme)");
    Path script = folder.resolve("open_with_labelme.py");
    Files.writeString(script, SampleDraft.golden(LabelmeProgramTest.class, "open_with_labelme.py"));
    List<String> command = new ArrayList<>(List.of(python.orElseThrow(), script.toString()));
    command.addAll(List.of(arguments));
    Path answer = folder.resolve("answer.txt");
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(log.toFile());
    builder.environment().put("QT_QPA_PLATFORM", "offscreen");
    Process labelme = builder.start();
    assertTrue(labelme.waitFor(60, TimeUnit.SECONDS), "labelme does not end");
    assertEquals(0, labelme.exitValue(), Files.readString(log));
    return Files.readString(answer, StandardCharsets.UTF_8);
  }

  /** The interpreter of the program's own script has its package. */
  private static Optional<String> python() throws IOException {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    Optional<Path> program =
        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
            .map(folder -> Path.of(folder, "labelme"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    String first =
        new String(Files.readAllBytes(program.orElseThrow()), StandardCharsets.ISO_8859_1)
            .lines()
            .findFirst()
            .orElse("");
    return first.startsWith("#!/") ? Optional.of(first.substring(2).strip()) : Optional.empty();
  }
}
