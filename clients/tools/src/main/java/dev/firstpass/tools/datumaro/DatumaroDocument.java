package dev.firstpass.tools.datumaro;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.ItemStems;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the content of one Datumaro file. Confined to one file. */
final class DatumaroDocument {
  private final List<ImageLabels> images;
  private final LabelSet labels;
  private final ClassIds ids;
  private final PointNames pointNames;
  private final DatumaroRegions regions;

  DatumaroDocument(List<ImageLabels> images, LabelSet labels, DropReport report) {
    this.images = images;
    this.labels = labels;
    ids = new ClassIds(labels);
    pointNames = PointNames.of(images);
    regions = new DatumaroRegions(images, ids, pointNames, new ShapeLosses(report));
  }

  /** Returns the file as plain values. */
  Map<String, Object> file() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("dm_format_version", "1.0");
    file.put("media_type", 2);
    file.put("infos", Map.of());
    file.put("categories", categories());
    List<Object> items = new ArrayList<>();
    List<String> stems = ItemStems.of(images.stream().map(ImageLabels::path).toList());
    for (int i = 0; i < images.size(); i++) {
      items.add(item(stems.get(i), images.get(i)));
    }
    file.put("items", items);
    return file;
  }

  private Map<String, Object> categories() {
    List<Object> names = new ArrayList<>();
    for (String label : labels.names()) {
      Map<String, Object> category = new LinkedHashMap<>();
      category.put("name", label);
      category.put("parent", "");
      category.put(DatumaroRegions.ATTRIBUTES, List.of());
      names.add(category);
    }
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("labels", names);
    label.put("label_groups", List.of());
    label.put(DatumaroRegions.ATTRIBUTES, List.of(LabelAttributes.OCCLUDED));
    Map<String, Object> categories = new LinkedHashMap<>();
    categories.put("label", label);
    if (!pointNames.isEmpty()) {
      categories.put("points", Map.of("items", pointNames.categories(ids)));
    }
    return categories;
  }

  private Map<String, Object> item(String id, ImageLabels image) {
    List<Object> annotations = new ArrayList<>();
    for (DrawnRegion drawn : image.regions()) {
      regions.add(drawn, annotations);
    }
    for (Label tag : image.tags()) {
      regions.addTag(tag, annotations);
    }
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("path", image.path().toString());
    picture.put("size", List.of(image.image().height(), image.image().width()));
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id);
    item.put("annotations", annotations);
    item.put("attr", image.attributes());
    item.put("image", picture);
    return item;
  }
}
