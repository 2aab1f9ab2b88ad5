package dev.firstpass.tools.coco;

import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads COCO files: instances, keypoints, results. Confined to one reading. */
final class CocoReader {
  private final Settings options;
  private final CollectionBuilder builder;
  private final List<CocoFile> files = new ArrayList<>();
  private final Map<String, List<?>> results = new LinkedHashMap<>();
  private final Map<String, CocoItem> items = new LinkedHashMap<>();

  CocoReader(LabelSource source, Settings options) {
    this.options = options;
    this.builder = new CollectionBuilder(source);
  }

  /** Reads all files of the source. */
  LabelCollection read() throws IOException {
    for (String path : builder.files(CocoFormat.NAME, ".json")) {
      builder.file(path, in -> sort(path, Fields.plain(in)));
    }
    if (files.isEmpty()) {
      throw CollectionBuilder.missing(
          CocoFormat.NAME, "*.json with images, categories and annotations");
    }
    for (CocoFile file : files) {
      file.readHead(items);
    }
    if (readsResults()) {
      results.forEach(this::readResults);
    } else {
      for (CocoFile file : files) {
        file.each(
            file.annotations(), "annotations", fields -> file.readAnnotation(fields, masks()));
      }
      results
          .keySet()
          .forEach(
              path ->
                  builder.problem(
                      path,
                      "a results list beside a file that has annotations is passed over; say"
                          + " results=true to read it instead"));
    }
    return collection();
  }

  private void sort(String path, @Nullable Object json) throws IOException {
    if (json instanceof List<?> list) {
      if (!list.isEmpty()
          && !(list.get(0) instanceof Map<?, ?> map && map.containsKey("image_id"))) {
        throw new IOException("is not a COCO results list: its entries have no image_id");
      }
      results.put(path, list);
      return;
    }
    Fields root = Fields.of(json, "");
    if (!(root.has("images") && root.has("categories"))) {
      throw new IOException("is not COCO instances: it has no images and categories");
    }
    root.values("annotations");
    root.values("images");
    root.values("categories");
    files.add(new CocoFile(path, root, builder));
  }

  private boolean readsResults() throws IOException {
    boolean annotated = false;
    for (CocoFile file : files) {
      annotated |= !file.annotations().isEmpty();
    }
    return !results.isEmpty() && (!annotated || options.get(CocoOptions.RESULTS));
  }

  private void readResults(String path, List<?> list) {
    CocoFile.each(
        list,
        "",
        path,
        builder,
        fields -> {
          long image = fields.whole("image_id");
          CocoFile file =
              files.stream()
                  .filter(candidate -> candidate.hasImage(image))
                  .findFirst()
                  .orElseThrow(
                      () -> fields.wrong("image_id", "the id of an image of the file beside it"));
          file.readAnnotation(fields, masks());
        });
  }

  private String masks() {
    return options.get(CocoOptions.MASKS);
  }

  private LabelCollection collection() {
    boolean withIds = !isCounted(items.values().stream().map(CocoItem::id).toList());
    boolean withLabelIds =
        !isCounted(items.values().stream().flatMap(item -> item.labelIds().stream()).toList());
    items.values().forEach(item -> builder.add(item.labelled(withIds, withLabelIds)));
    Map<String, Object> categories = new LinkedHashMap<>();
    files.forEach(file -> file.categories().forEach(categories::putIfAbsent));
    builder.attribute(CocoCategories.ATTRIBUTE, categories);
    files.get(0).part("info").ifPresent(info -> builder.attribute(CocoDocument.INFO, info));
    files.get(0).part("licenses").ifPresent(all -> builder.attribute(CocoDocument.LICENSES, all));
    return builder.build();
  }

  /** Returns whether the ids are those that would be given. */
  private static boolean isCounted(List<Optional<Long>> ids) {
    List<Optional<Long>> counted =
        LongStream.rangeClosed(1, ids.size()).boxed().map(Optional::of).toList();
    return ids.equals(counted);
  }
}
