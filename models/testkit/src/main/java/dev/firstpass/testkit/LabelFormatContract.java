package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
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
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every format of label files keeps, whatever it labels: extend {@link ImageFormatContract} or
 * {@link AudioFormatContract}, supply the format and a reader that refuses files that its tools
 * would refuse.
 */
public abstract class LabelFormatContract {
  static final LabelSet LABELS = new LabelSet(List.of("cat", "dog"));
  static final List<String> ODD_TEXTS =
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

  /** Returns an item of the format's kind. */
  abstract ItemFacts facts(String id);

  /** Returns suggestions with labels of {@link #LABELS} that use all that the format can hold. */
  abstract List<Suggestion> samples();

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
    assertEquals(facts("a").kind(), format().media());
  }

  @Test
  void writeItem_nothingFound_isReadable() throws IOException {
    assertReadable(itemPath(), item(draft("a.xyz"), LABELS));
    assertReadable(itemPath(), item(draft("a.xyz"), new LabelSet(List.of())));
  }

  @Test
  void writeItem_otherKindOfItem_isRefused() {
    MediaKind other = format().media() == MediaKind.IMAGE ? MediaKind.AUDIO : MediaKind.IMAGE;
    ItemFacts item =
        other == MediaKind.IMAGE
            ? new ImageFacts("a.png", "00", 64, 48)
            : new AudioFacts("a.wav", "00", 1.5);
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> item(draft(item, List.of()), LABELS));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertTrue(refusal.detail().contains(format().name()), refusal.detail());
    assertThrows(DraftingException.class, () -> format().check(other));
    format().check(format().media());
  }

  @Test
  void writeItem_foreignLocale_writesSameBytes() throws IOException {
    Draft draft = draft(facts("a.xyz"), samples());
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
      drafts.add(draft(facts(id), samples()));
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
  void write_allSamples_isReadable() throws IOException {
    assertAllReadable(written(List.of(draft(facts("a/b.xyz"), samples()), draft("c.xyz")), LABELS));
  }

  /**
   * Returns what the format keeps of an item's labels, as its reader gives them back, in the order
   * of the file. All of it unless a test says otherwise.
   */
  protected ItemLabels held(ItemLabels item) {
    return item;
  }

  /**
   * Returns whether files tell of items without labels; so they do unless a test says otherwise.
   */
  protected boolean tellsOfUnlabelled() {
    return true;
  }

  /** Returns by how much a coordinate or time may differ once written and read. */
  protected double tolerance() {
    return 1e-3;
  }

  /** Returns labels that somebody or a model drew, with numbers that any format can write. */
  abstract ItemLabels random(String id, Random random);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_whatWasWritten_isWhatTheFormatHolds(long seed) throws IOException {
    LabelCollection before = randomCollection(new Random(seed));
    LabelCollection after = read(writtenFiles(before));
    assertEquals(List.of(), after.problems());
    Map<String, ItemLabels> expected = new TreeMap<>();
    before.items().forEach(item -> expected.put(item.item().id(), held(item)));
    expected.values().removeIf(item -> !tellsOfUnlabelled() && item.labels().isEmpty());
    Map<String, ItemLabels> actual = new TreeMap<>();
    after.items().forEach(item -> actual.put(item.item().id(), item));
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (id, labels) ->
            SameLabels.assertSame(labels, Objects.requireNonNull(actual.get(id)), tolerance()));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void write_whatWasRead_isTheSameFile(long seed) throws IOException {
    MemoryLabelFiles first = writtenFiles(randomCollection(new Random(seed)));
    MemoryLabelFiles second = writtenFiles(read(first));
    assertEquals(first.texts(), second.texts());
  }

  private LabelCollection randomCollection(Random random) {
    List<ItemLabels> items =
        Stream.of("a/b c.png", "a/d.png", "狐.png").map(id -> random(id, random)).toList();
    return new LabelCollection(LABELS, items);
  }

  private MemoryLabelFiles writtenFiles(LabelCollection collection) throws IOException {
    var files = new MemoryLabelFiles();
    format().write(collection, LabelWriting.defaults(format()), files);
    collection.items().forEach(item -> files.withMedia(item.item()));
    return files;
  }

  private LabelCollection read(MemoryLabelFiles files) throws IOException {
    Assumptions.assumeTrue(
        format().reader().isPresent(), () -> "skipped: " + format().name() + " is only written");
    return format().reader().orElseThrow().read(files, Settings.prediction(format().options()));
  }

  final void assertAllReadable(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertReadable(file.getKey(), file.getValue());
    }
  }

  final byte[] item(Draft draft, LabelSet labels) throws IOException {
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

  final Map<String, byte[]> written(List<Draft> drafts, LabelSet labels) throws IOException {
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

  final Draft draft(String id, Suggestion... suggestions) {
    return draft(facts(id), List.of(suggestions));
  }

  static Draft draft(ItemFacts item, List<Suggestion> suggestions) {
    var provenance = new Provenance(new ModelId("model", "1"), "abc");
    return new Draft(provenance, item, Map.of(), suggestions);
  }
}
