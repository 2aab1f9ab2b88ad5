package dev.firstpass.tools.labelstudio.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LabelStudioFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new LabelStudioFormat();
  }

  @Override
  protected String itemPath() {
    return "tasks.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    TaskRules.assertImports(path, content);
  }

  /** What people drew comes first; a box that is turned by nothing is a box. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    List<Label> labels = new ArrayList<>();
    for (boolean scored : new boolean[] {false, true}) {
      item.labels().stream()
          .filter(label -> label.scored() == scored)
          .map(LabelStudioFormatTest::unturned)
          .forEach(labels::add);
    }
    return new ItemLabels(item.item(), item.model(), labels, item.attributes());
  }

  private static Label unturned(Label label) {
    Region region = (Region) label.suggestion();
    return region.shape() instanceof RotatedBox box && box.radians() == 0
        ? new Label(
            new Region(region.label(), region.score(), box.enclosingBox()),
            label.scored(),
            label.attributes())
        : label;
  }

  @Override
  protected double tolerance() {
    return 1e-6;
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    Map<String, String> files = SampleDraft.written(format());

    assertEquals(Set.of("tasks.json", "label_config.xml"), files.keySet());
    assertEquals(
        TaskRules.plain(golden("tasks.json").getBytes(UTF_8)),
        TaskRules.plain(files.getOrDefault("tasks.json", "").getBytes(UTF_8)));
    assertEquals(golden("label_config.xml"), files.get("label_config.xml"));
  }

  @Test
  void write_prefixOfAUrl_encodesThePath() throws IOException {
    String local = "/data/local-files/?d=";
    MemoryLabelFiles files = written(Map.of("prefix", local, "field", "photo"));

    Map<?, ?> task = TaskRules.map(TaskRules.list(TaskRules.plain(bytes(files))).get(0));
    assertEquals(Map.of("photo", local + "a%20b/%E7%8B%90.png"), task.get("data"));
    Settings options = Settings.prediction(format().options());
    LabelCollection read =
        format().reader().orElseThrow().read(files, options.with(Map.of("field", "photo")));
    assertEquals("a b/狐.png", read.items().get(0).item().id());
  }

  @Test
  void write_prefixOfABucket_keepsThePath() throws IOException {
    MemoryLabelFiles files = written(Map.of("prefix", "s3://pictures/"));

    Map<?, ?> task = TaskRules.map(TaskRules.list(TaskRules.plain(bytes(files))).get(0));
    assertEquals(Map.of("image", "s3://pictures/a b/狐.png"), task.get("data"));
    assertEquals("a b/狐.png", read(files).items().get(0).item().id());
  }

  @Test
  void write_cornerOutsideThePicture_turnsAroundAnother() throws IOException {
    // The first corner of this box lies 6 pixels above the picture, its fourth inside.
    var box = new RotatedBox(30, 4, 20, 8, 0.5 + Math.PI);
    var outside = new RotatedBox(0, 0, 200, 200, 0.75);
    var report = new DropReport();
    MemoryLabelFiles files =
        written(
            Map.of(),
            report,
            List.of(
                Label.drafted(new Region("cat", 0.5, box)),
                Label.drafted(new Region("cat", 0.25, outside))));

    List<Label> labels = read(files).items().get(0).labels();
    RotatedBox read = (RotatedBox) ((Region) labels.get(0).suggestion()).shape();
    assertEquals(box.enclosingBox().xMin(), read.enclosingBox().xMin(), 1e-6);
    assertEquals(box.enclosingBox().yMax(), read.enclosingBox().yMax(), 1e-6);
    assertEquals(box.width() * box.height(), read.width() * read.height(), 1e-4);
    assertEquals(
        new Box(0, 0, 64, 48), ((Region) labels.get(1).suggestion()).shape().enclosingBox());
    assertEquals("[Dropped[reason=rotated-as-box, label=cat, count=1]]", dropped(report));
  }

  @Test
  void write_tags_areTheBestOrAll() throws IOException {
    List<Label> tags =
        List.of(Label.drafted(new Tag("dog", 0.25)), Label.drafted(new Tag("cat", 0.75)));
    var report = new DropReport();

    assertEquals(List.of(new Tag("cat", 0.75)), suggestions(read(written(Map.of(), report, tags))));
    assertEquals("[Dropped[reason=tag-not-the-best, label=dog, count=1]]", dropped(report));
    assertEquals(
        List.of("cat", "dog"),
        suggestions(read(written(Map.of("choice", "multiple"), new DropReport(), tags))).stream()
            .map(tag -> ((Tag) tag).label())
            .toList());
  }

  @Test
  void write_attributes_holdDescriptionsAndReportTheRest() throws IOException {
    var report = new DropReport();
    Region region = new Region("cat", 1, new Box(1, 2, 3, 5));
    MemoryLabelFiles files =
        written(
            Map.of(),
            report,
            List.of(
                Label.drawn(region, Map.of("description", "left one")),
                Label.drawn(region, Map.of("occluded", true))));

    assertEquals(
        Map.of("description", "left one"), read(files).items().get(0).labels().get(0).attributes());
    assertEquals("[Dropped[reason=attribute-left-out, label=cat, count=1]]", dropped(report));
  }

  private static String dropped(DropReport report) {
    return report.dropped().toString();
  }

  private static List<Object> suggestions(LabelCollection collection) {
    return collection.items().get(0).labels().stream().<Object>map(Label::suggestion).toList();
  }

  private MemoryLabelFiles written(Map<String, ?> options) throws IOException {
    return written(options, new DropReport(), List.of());
  }

  private MemoryLabelFiles written(Map<String, ?> options, DropReport report, List<Label> labels)
      throws IOException {
    var files = new MemoryLabelFiles();
    var item = ItemLabels.drawn(new ImageFacts("a b/狐.png", "", 64, 48), labels);
    Settings settings = Settings.prediction(format().options()).with(options);
    format()
        .write(
            new LabelCollection(new LabelSet(List.of("cat", "dog")), List.of(item)),
            new LabelWriting(settings, report),
            files);
    return files;
  }

  private static byte[] bytes(MemoryLabelFiles files) throws IOException {
    return files.text("tasks.json").getBytes(UTF_8);
  }

  private LabelCollection read(MemoryLabelFiles files) throws IOException {
    return format().reader().orElseThrow().read(files, Settings.prediction(format().options()));
  }

  private static String golden(String name) throws IOException {
    return SampleDraft.golden(LabelStudioFormatTest.class, name);
  }
}
