package dev.firstpass.bench.jmh;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Graphs as people export them; {@link UsualOutputs} has what they give. */
public enum UsualExport {
  YOLOX("yolox", 640),
  ULTRALYTICS("ultralytics", 640),
  ULTRALYTICS_ROWS("ultralytics", 640),
  ULTRALYTICS_END_TO_END("ultralytics", 640),
  ULTRALYTICS_SEGMENT("ultralytics-segment", 640),
  ULTRALYTICS_POSE("ultralytics-pose", 640),
  ULTRALYTICS_OBB("ultralytics-obb", 640),
  RTDETR("rtdetr", 640),
  DETR("detr", 0),
  NANODET("nanodet", 416),
  PICODET("picodet", 416),
  FASTESTDET("fastestdet", 352),
  ULTRAFACE("ultraface", 640),
  MASK_RCNN("mask-rcnn", -1),
  DB_TEXT("db-text", 0),
  SEGMENTATION("segmentation", 520),
  CLASSIFICATION("classification", 224);

  private static final int SOURCE_WIDTH = 1280;
  private static final int SOURCE_HEIGHT = 720;

  private final String family;
  private final int side;

  UsualExport(String family, int side) {
    this.family = family;
    this.side = side;
  }

  String family() {
    return family;
  }

  /** Returns what can be read from such a file. */
  GraphFacts facts() {
    return new GraphFacts(
        new GraphSignature(List.of(input()), UsualOutputs.declared(this)),
        family.startsWith("ultralytics") ? Map.of("task", task()) : Map.of(),
        family.equals("db-text") ? "PaddlePaddle" : "pytorch",
        operators(),
        OptionalDouble.empty());
  }

  /** What families look for. */
  private Set<String> operators() {
    return switch (this) {
      case RTDETR -> Set.of("GridSample", "TopK");
      case FASTESTDET -> Set.of("Softmax", "Sigmoid");
      default -> Set.of("Conv", "ConvTranspose", "Sigmoid");
    };
  }

  private String task() {
    return family.equals("ultralytics") ? "detect" : family.substring("ultralytics-".length());
  }

  private TensorInfo input() {
    if (this == MASK_RCNN) {
      return new TensorInfo("image", ElementType.FLOAT32, TensorShape.of(3, -1, -1));
    }
    long size = side == 0 ? TensorShape.DYNAMIC : side;
    return new TensorInfo("images", ElementType.FLOAT32, TensorShape.of(1, 3, size, size));
  }

  /** Returns the outputs for one picture; the same call gives the same. */
  Outputs outputs() {
    return UsualOutputs.made(this);
  }

  /** Returns how a photograph of 1280 x 720 pixels lies in the tensor. */
  Letterbox letterbox() {
    int width = this == DB_TEXT ? 704 : side > 0 ? side : 640;
    int height = this == DB_TEXT ? 960 : side > 0 ? side : 640;
    return Letterbox.stretch(SOURCE_WIDTH, SOURCE_HEIGHT, width, height);
  }
}
