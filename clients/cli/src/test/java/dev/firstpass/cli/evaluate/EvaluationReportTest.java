package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.EvaluationReport.CategoryResult;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationReportTest {
  @Test
  void toText_figures_areInTheKnownColumns() {
    assertEquals(
        """
         Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.125
         Average Precision  (AP) @[ IoU=0.50      | area=   all | maxDets=100 ] = 0.250
         Average Precision  (AP) @[ IoU=0.75      | area=   all | maxDets=100 ] = 0.375
         Average Precision  (AP) @[ IoU=0.50:0.95 | area= small | maxDets=100 ] = 0.500
         Average Precision  (AP) @[ IoU=0.50:0.95 | area=medium | maxDets=100 ] = 0.625
         Average Precision  (AP) @[ IoU=0.50:0.95 | area= large | maxDets=100 ] = -1.000
         Average Recall     (AR) @[ IoU=0.50:0.95 | area=   all | maxDets=  1 ] = 0.875
         Average Recall     (AR) @[ IoU=0.50:0.95 | area=   all | maxDets= 10 ] = 1.000
         Average Recall     (AR) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 1.000
         Average Recall     (AR) @[ IoU=0.50:0.95 | area= small | maxDets=100 ] = 1.000
         Average Recall     (AR) @[ IoU=0.50:0.95 | area=medium | maxDets=100 ] = 1.000
         Average Recall     (AR) @[ IoU=0.50:0.95 | area= large | maxDets=100 ] = 1.000
        """,
        report().toText());
  }

  @Test
  void toJson_undefinedFigure_isNull() throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      report().toJson(json);
    }
    assertEquals(
        "{\"images\":2,\"groundTruths\":3,\"detections\":5,\"AP\":0.125,\"AP50\":0.25,"
            + "\"AP75\":0.375,\"APs\":0.5,\"APm\":0.625,\"APl\":null,\"AR1\":0.875,\"AR10\":1.0,"
            + "\"AR100\":1.0,\"ARs\":1.0,\"ARm\":1.0,\"ARl\":1.0,"
            + "\"categories\":[{\"name\":\"cat\",\"objects\":3,\"AP\":0.5,\"AP50\":null}]}",
        text.toString());
  }

  private static EvaluationReport report() {
    Map<Measure, Double> figures = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      figures.put(measure, Math.min(1, (figures.size() + 1) / 8.0));
    }
    figures.put(Measure.AP_LARGE, EvaluationReport.UNDEFINED);
    return new EvaluationReport(
        2, 3, 5, figures, List.of(new CategoryResult("cat", 3, 0.5, EvaluationReport.UNDEFINED)));
  }
}
