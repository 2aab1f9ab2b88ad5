package dev.firstpass.tools.xanylabeling;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One control of the tool that a model makes visible.
 *
 * @param name the tool's
 * @param value what it is set to: a number or a flag; null leaves it as it is
 */
record Widget(String name, @Nullable Object value) {
  static final String THRESHOLD = "threshold";
  static final String IOU = "iou";
  static final String SIMPLIFY = "simplify";

  /** The tool's own: a thousandth of the outline's length. */
  private static final int FINENESS = 10;

  Widget {
    Objects.requireNonNull(name, "name");
  }

  /** Returns the controls of a model, set to the model's own settings. */
  static List<Widget> of(Facts facts) {
    List<Widget> widgets = new ArrayList<>();
    if (Marks.wantedBy(facts)) {
      for (String button :
          List.of(
              "button_add_point",
              "button_remove_point",
              "button_add_rect",
              "button_clear",
              "button_finish_object")) {
        widgets.add(new Widget(button, null));
      }
    } else {
      widgets.add(new Widget("button_run", null));
      addNumber("conf", THRESHOLD, facts, widgets);
      addNumber("iou", IOU, facts, widgets);
      if (facts.labels().size() > 1) {
        widgets.add(new Widget("button_classes_filter", null));
      }
    }
    if (facts.parameter(SIMPLIFY).isPresent()) {
      widgets.add(new Widget("mask_fineness_slider", FINENESS));
      widgets.add(new Widget("mask_fineness_value_label", null));
    }
    // Without it, the tool replaces everything unlocked, also when nothing could be predicted.
    widgets.add(new Widget("toggle_preserve_existing_annotations", true));
    return widgets;
  }

  /** Writes it as an object. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    if (value instanceof Integer number) {
      json.writeNumberField("value", number);
    } else if (value instanceof Number number) {
      json.writeNumberField("value", number.doubleValue());
    } else if (value instanceof Boolean flag) {
      json.writeBooleanField("value", flag);
    } else {
      json.writeNullField("value");
    }
    json.writeEndObject();
  }

  /**
   * A caption and a field. The field has a value: without one, the tool would go on with that of
   * the model before.
   */
  private static void addNumber(String name, String setting, Facts facts, List<Widget> widgets) {
    facts
        .parameter(setting)
        .filter(found -> found.defaultValue() instanceof Number)
        .ifPresent(
            found -> {
              widgets.add(new Widget("input_" + name, null));
              double value = ((Number) found.defaultValue()).doubleValue();
              widgets.add(new Widget("edit_" + name, value));
            });
  }
}
