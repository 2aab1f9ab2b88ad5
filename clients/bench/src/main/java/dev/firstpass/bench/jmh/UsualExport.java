package dev.firstpass.bench.jmh;

import static dev.firstpass.bench.jmh.Filler.blobs;
import static dev.firstpass.bench.jmh.Filler.centredBox;
import static dev.firstpass.bench.jmh.Filler.corners;
import static dev.firstpass.bench.jmh.Filler.joined;
import static dev.firstpass.bench.jmh.Filler.noise;
import static dev.firstpass.bench.jmh.Filler.rows;
import static dev.firstpass.bench.jmh.Filler.scores;
import static dev.firstpass.bench.jmh.Filler.uniform;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Graphs as people export them, with outputs of the sizes that they have. */
public enum UsualExport {
  YOLOX("yolox", 640, out("output", yolox(), 1, 8400, 85)),
  ULTRALYTICS("ultralytics", 640, out("output0", channels(80, uniform(0, 0, 0)), 1, 84, 8400)),
  ULTRALYTICS_ROWS(
      "ultralytics",
      640,
      out(
          "output0",
          rows(false, joined(centredBox(640), scores(1, 0.01, 0.9), scores(80, 0.01, 0.9))),
          1,
          25_200,
          85)),
  ULTRALYTICS_END_TO_END(
      "ultralytics",
      640,
      out(
          "output0",
          rows(false, joined(corners(640), scores(1, 0.01, 0.9), uniform(1, 0, 79))),
          1,
          300,
          6)),
  ULTRALYTICS_SEGMENT(
      "ultralytics-segment",
      640,
      out("output0", channels(80, uniform(32, -1, 1)), 1, 116, 8400),
      out("output1", blobs(-1, 1, 9), 1, 32, 160, 160)),
  ULTRALYTICS_POSE(
      "ultralytics-pose", 640, out("output0", channels(1, uniform(51, 0, 1)), 1, 56, 8400)),
  ULTRALYTICS_OBB(
      "ultralytics-obb", 640, out("output0", channels(15, uniform(1, 0, 1.5)), 1, 20, 8400)),
  RTDETR(
      "rtdetr",
      640,
      out("logits", rows(false, scores(80, -7, 2)), 1, 300, 80),
      out("pred_boxes", rows(false, centredBox(1)), 1, 300, 4)),
  DETR(
      "detr",
      0,
      out("pred_logits", rows(false, scores(92, -7, 6)), 1, 100, 92),
      out("pred_boxes", rows(false, centredBox(1)), 1, 100, 4)),
  NANODET(
      "nanodet",
      416,
      out("output", rows(false, joined(scores(80, 0.01, 0.9), uniform(32, -2, 2))), 1, 3598, 112)),
  PICODET(
      "picodet",
      416,
      out("s0", rows(false, scores(80, 0.01, 0.9)), 1, 2704, 80),
      out("s1", noise(0, 0.01), 1, 676, 80),
      out("s2", noise(0, 0.01), 1, 169, 80),
      out("s3", noise(0, 0.01), 1, 49, 80),
      out("b0", noise(-2, 2), 1, 2704, 32),
      out("b1", noise(-2, 2), 1, 676, 32),
      out("b2", noise(-2, 2), 1, 169, 32),
      out("b3", noise(-2, 2), 1, 49, 32)),
  FASTESTDET("fastestdet", 352, out("758", noise(0, 0.9), 1, 85, 22, 22)),
  ULTRAFACE(
      "ultraface",
      640,
      out("scores", rows(false, joined(uniform(1, 0, 1), scores(1, 0.01, 0.9))), 1, 17_640, 2),
      out("boxes", rows(false, corners(1)), 1, 17_640, 4)),
  MASK_RCNN(
      "mask-rcnn",
      -1,
      out("boxes", rows(false, corners(600)), 50, 4),
      out("labels", noise(1, 80), 50),
      out("scores", noise(0.5, 1), 50),
      out("masks", blobs(0, 1, 9), 50, 1, 28, 28)),
  DB_TEXT("db-text", 0, out("maps", blobs(0, 1, 12), 1, 1, 960, 704)),
  SEGMENTATION("segmentation", 520, out("out", blobs(0, 9, 40), 1, 21, 520, 520)),
  CLASSIFICATION("classification", 224, out("logits", noise(-3, 3), 1, 1000));

  private static final int SOURCE_WIDTH = 1280;
  private static final int SOURCE_HEIGHT = 720;

  private final String family;
  private final int side;
  private final List<Output> outputs;

  private record Output(String name, Filler filler, long[] shape) {}

  UsualExport(String family, int side, Output... outputs) {
    this.family = family;
    this.side = side;
    this.outputs = List.of(outputs);
  }

  private static Output out(String name, Filler filler, long... shape) {
    return new Output(name, filler, shape);
  }

  private static Filler yolox() {
    return rows(
        false,
        joined(uniform(2, 0, 1), uniform(2, 0, 2), scores(1, 0.01, 0.9), scores(80, 0.01, 0.9)));
  }

  private static Filler channels(int classes, Filler.Column[] more) {
    return rows(true, joined(centredBox(640), scores(classes, 0.01, 0.9), more));
  }

  String family() {
    return family;
  }

  /** Returns what can be read from such a file. */
  GraphFacts facts() {
    return new GraphFacts(
        new GraphSignature(List.of(input()), outputs.stream().map(UsualExport::info).toList()),
        family.startsWith("ultralytics") ? Map.of("task", task()) : Map.of(),
        family.equals("db-text") ? "PaddlePaddle" : "pytorch",
        Set.of("Conv", "ConvTranspose", "Sigmoid"),
        OptionalDouble.empty());
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

  private static TensorInfo info(Output output) {
    long[] shape = output.shape().clone();
    boolean isOpen = output.name().equals("maps");
    if (isOpen) {
      shape[2] = TensorShape.DYNAMIC;
      shape[3] = TensorShape.DYNAMIC;
    }
    return new TensorInfo(
        output.name(),
        output.name().equals("labels") ? ElementType.INT64 : ElementType.FLOAT32,
        TensorShape.of(shape));
  }

  /** Returns the outputs for one picture; the same call gives the same. */
  Outputs outputs() {
    var random = new Random(7);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Output output : outputs) {
      float[] numbers = output.filler().numbers(output.shape(), random);
      TensorShape shape = TensorShape.of(output.shape());
      tensors.put(output.name(), tensor(output.name(), shape, numbers));
    }
    return new Outputs(tensors);
  }

  private static Tensor tensor(String name, TensorShape shape, float[] numbers) {
    if (!name.equals("labels")) {
      return Tensor.of(shape, numbers);
    }
    long[] whole = new long[numbers.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (long) numbers[i];
    }
    return Tensor.of(shape, whole);
  }

  /** Returns how a photograph of 1280 x 720 pixels lies in the tensor. */
  Letterbox letterbox() {
    int width = this == DB_TEXT ? 704 : side > 0 ? side : 640;
    int height = this == DB_TEXT ? 960 : side > 0 ? side : 640;
    return Letterbox.stretch(SOURCE_WIDTH, SOURCE_HEIGHT, width, height);
  }
}
