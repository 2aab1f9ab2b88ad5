package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * How often the right label came first.
 *
 * @param items how many pictures or recordings there are
 * @param first how often it was the first tag
 * @param amongFirst how often it was among the first five
 */
record TagReport(int items, int first, int amongFirst) implements Report {
  /** Returns the share of items whose first tag is right, in [0, 1]; NaN without items. */
  double top1() {
    return (double) first / items;
  }

  /** Returns the share of items of whose first five tags one is right, likewise. */
  double top5() {
    return (double) amongFirst / items;
  }

  @Override
  public String toText() {
    return String.format(
        Locale.ROOT,
        """
         Top-1 accuracy = %.4f (%d of %d)
         Top-5 accuracy = %.4f (%d of %d)
        """,
        top1(),
        first,
        items,
        top5(),
        amongFirst,
        items);
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("items", items);
    Figures.write("top1", top1(), json);
    Figures.write("top5", top5(), json);
    json.writeEndObject();
  }
}
