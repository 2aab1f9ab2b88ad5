package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * How often the right label came first.
 *
 * @param images how many pictures there are
 * @param first how often it was the first tag
 * @param amongFirst how often it was among the first five
 */
record TagReport(int images, int first, int amongFirst) implements Report {
  /** Returns the share of pictures whose first tag is right, in [0, 1]; NaN without pictures. */
  double top1() {
    return (double) first / images;
  }

  /** Returns the share of pictures of whose first five tags one is right, likewise. */
  double top5() {
    return (double) amongFirst / images;
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
        images,
        top5(),
        amongFirst,
        images);
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("images", images);
    Figures.write("top1", top1(), json);
    Figures.write("top5", top5(), json);
    json.writeEndObject();
  }
}
