package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.LabelFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every format of image label files keeps: extend it, supply the format and a reader that
 * refuses files that its tools would refuse.
 */
public abstract class LabelFormatContract {
  private static final LabelSet LABELS = new LabelSet(List.of("cat", "dog"));
  private static final List<String> ODD_TEXTS =
      List.of(
          "plain",
          "\"quoted\" 'twice'",
          "<b>&amp;]]>",
          "two\nlines\r\nand\ttab",
          "Füchschen 狐 \uD83E\uDD8A",
          "control \u0001\u007F\u0085\u2028\uFEFF\uFFFF",
          "half \uD83E",
          "back\\slash",
          " blanks ",
          "a: b # c, {d}");

  /** Returns the format under test. */
  protected abstract LabelFormat format();

  /**
   * Fails when a file is not what the format's tools read.
   *
   * @param path relative to the target; the format's own extension for {@code writeItem}'s output
   * @param content the whole file
   */
  protected abstract void assertReadable(String path, byte[] content) throws IOException;

  /** Returns the path under which {@link LabelFormat#writeItem}'s output is checked. */
  protected abstract String itemPath();

  @Test
  void format_isListedAsService() {
    Set<Object> listed =
        ServiceLoader.load(LabelFormat.class).stream()
            .map(ServiceLoader.Provider::type)
            .collect(Collectors.toSet());
    assertTrue(listed.contains(format().getClass()), () -> "not among " + listed);
  }

  @Test
  void name_isKebabCase() {
    assertTrue(format().name().matches("[a-z0-9]+(-[a-z0-9]+)*"), format().name());
    assertFalse(format().description().isBlank());
    assertTrue(format().mediaType().matches("[a-z]+/[a-z.+-]+"), format().mediaType());
  }

  @Test
  void writeItem_everyShape_isReadable() throws IOException {
    Map<Class<?>, Shape> samples = shapes();
    for (Class<?> type : Shape.class.getPermittedSubclasses()) {
      Shape shape = samples.get(type);
      if (shape == null) {
        throw new AssertionError("the contract lacks a sample of " + type);
      }
      byte[] content = item(draft("a.jpg", new Region("cat", 0.5, shape)), LABELS);
      assertReadable(itemPath(), content);
      assertTrue(
          content.length > item(draft("a.jpg"), LABELS).length, () -> type + " leaves no trace");
    }
  }

  @Test
  void writeItem_tagsAndSegments_areReadable() throws IOException {
    Draft draft =
        draft(
            "a.jpg",
            new Tag("cat", 0.75),
            new Tag("cat", 0.5),
            Segment.of(new TimeSpan(0, 1), "dog", 0.25));
    assertReadable(itemPath(), item(draft, LABELS));
  }

  @Test
  void writeItem_nothingFound_isReadable() throws IOException {
    assertReadable(itemPath(), item(draft("a.jpg"), LABELS));
    assertReadable(itemPath(), item(draft("a.jpg"), new LabelSet(List.of())));
  }

  @Test
  void writeItem_recording_isRefused() {
    Draft draft = draft(new AudioFacts("a.wav", "00", 1.5), List.of());
    assertThrows(DraftingException.class, () -> item(draft, LABELS));
  }

  @Test
  void writeItem_foreignLocale_writesSameBytes() throws IOException {
    Draft draft = draftOfAllShapes("a.jpg");
    Locale before = Locale.getDefault();
    byte[] expected = item(draft, LABELS);
    try {
      // Decimal commas, other digits, and i without a dot.
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertArrayEquals(expected, item(draft, LABELS), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writeItem_extremeGeometry_writesNumbersOnly() throws IOException {
    Draft draft =
        draft(
            "a.jpg",
            new Region("cat", 1, new Box(-1e300, -1e300, 1e300, 1e300)),
            new Region("cat", 0, new Box(3, 4, 3, 4)),
            new Region("cat", 1e-9, new Box(1e-9, 1e-9, 2e-9, 2e-9)),
            new Region("dog", 0.5, new RotatedBox(5, 5, 1e300, 2, 0.5)),
            new Region("dog", 0.5, new Box(1e6, 1e6, 1e7, 1e7)),
            new Region("dog", 0.5, new Mask(64, 48, List.of(64 * 48))));
    byte[] content = item(draft, LABELS);
    String text = new String(content, StandardCharsets.UTF_8);
    assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    assertReadable(itemPath(), content);
  }

  @Test
  void write_oddLabelsAndNames_areReadable() throws IOException {
    LabelSet labels = new LabelSet(ODD_TEXTS);
    List<Draft> drafts = new ArrayList<>();
    for (String text : ODD_TEXTS) {
      Shape face = new Keypoints(new Box(1, 2, 9, 8), List.of(keypoint(text, 3, 4)));
      drafts.add(
          draft(
              text + ".jpg",
              new Region(text, 0.5, new Box(1, 2, 3, 5)),
              new Region(text, 0.5, face),
              new Tag(text, 0.5)));
    }
    assertAllReadable(written(drafts, labels));
  }

  @Test
  void write_pathsThatLeadOut_stayInside() throws IOException {
    List<String> ids =
        List.of(
            "../up.jpg",
            "/etc/passwd",
            "a/../../b.jpg",
            "..\\win.jpg",
            "C:\\x.jpg",
            "",
            "..",
            "a/\0/b.jpg",
            "CON.jpg",
            "x".repeat(1000) + ".jpg",
            "狐".repeat(300) + ".jpg",
            "dir./x .jpg");
    Map<String, byte[]> files = written(ids.stream().map(id -> draft(id)).toList(), LABELS);
    Path root = Path.of("/target/folder");
    for (String path : files.keySet()) {
      assertFalse(path.startsWith("/") || path.contains("\\") || path.contains(":"), path);
      Path resolved = root.resolve(path);
      assertEquals(resolved, resolved.normalize(), path);
      assertTrue(resolved.startsWith(root), path);
      for (Path part : Path.of(path)) {
        assertTrue(part.toString().getBytes(StandardCharsets.UTF_8).length <= 255, path);
      }
    }
  }

  @Test
  void write_namesThatClash_loseNothing() throws IOException {
    List<Draft> drafts = new ArrayList<>();
    for (String id :
        List.of(
            "a/x.jpg", "a/x.png", "a/x.png.jpg", "A/X.jpg", "a/x.jpg", "a/./x.jpg", "a/x/y.jpg")) {
      drafts.add(draft(id, new Region("dog", 0.5, new Box(1, 2, 3, 5))));
    }
    // LabelFiles below fails when a path comes twice.
    Map<String, byte[]> all = written(drafts, LABELS);
    assertAllReadable(all);
    Map<String, byte[]> one = written(drafts.subList(0, 1), LABELS);
    assertTrue(all.size() >= one.size());
  }

  @Test
  void write_noDrafts_isReadable() throws IOException {
    assertAllReadable(written(List.of(), LABELS));
  }

  @Test
  void write_allShapes_isReadable() throws IOException {
    assertAllReadable(written(List.of(draftOfAllShapes("a/b.jpg"), draft("c.png")), LABELS));
  }

  private void assertAllReadable(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertReadable(file.getKey(), file.getValue());
    }
  }

  private byte[] item(Draft draft, LabelSet labels) throws IOException {
    boolean[] closed = {false};
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    format().writeItem(draft, labels, out);
    assertFalse(closed[0], "writeItem must leave the stream open");
    return out.toByteArray();
  }

  private Map<String, byte[]> written(List<Draft> drafts, LabelSet labels) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Set<String> lowerCase = new HashSet<>();
    List<OutputStream> open = new ArrayList<>();
    format()
        .write(
            drafts,
            labels,
            path -> {
              assertTrue(lowerCase.add(path.toLowerCase(Locale.ROOT)), () -> "twice: " + path);
              var out =
                  new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                      files.put(path, toByteArray());
                      open.remove(this);
                    }
                  };
              open.add(out);
              return out;
            });
    assertTrue(open.isEmpty(), "a file was not closed");
    return files;
  }

  private static Draft draftOfAllShapes(String id) {
    return draft(
        id,
        shapes().values().stream()
            .map(shape -> new Region("dog", 0.25, shape))
            .toArray(Suggestion[]::new));
  }

  private static Draft draft(String id, Suggestion... suggestions) {
    return draft(new ImageFacts(id, "00", 64, 48), List.of(suggestions));
  }

  private static Draft draft(ItemFacts item, List<Suggestion> suggestions) {
    var provenance = new Provenance(new ModelId("model", "1"), "abc");
    return new Draft(provenance, item, Map.of(), suggestions);
  }

  private static Map<Class<?>, Shape> shapes() {
    Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    for (Shape shape :
        List.of(
            new Box(1.25, 2.5, 30.125, 40),
            new RotatedBox(30, 20, 16, 8, 0.5),
            new Polygon(List.of(new Point(1, 2), new Point(20, 3.5), new Point(10, 30))),
            new Mask(64, 48, List.of(70, 3, 61, 3, 64 * 48 - 137)),
            new Keypoints(
                new Box(5, 6, 25, 36),
                List.of(keypoint("left", 10, 12), keypoint("nose", 15, 70))))) {
      shapes.put(shape.getClass(), shape);
    }
    return shapes;
  }

  private static Keypoint keypoint(String name, double x, double y) {
    return new Keypoint(name, new Point(x, y), 0.5);
  }
}
