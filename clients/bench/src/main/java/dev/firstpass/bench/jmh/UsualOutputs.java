package dev.firstpass.bench.jmh;

import static dev.firstpass.bench.jmh.Filler.bars;
import static dev.firstpass.bench.jmh.Filler.blobs;
import static dev.firstpass.bench.jmh.Filler.centredBox;
import static dev.firstpass.bench.jmh.Filler.corners;
import static dev.firstpass.bench.jmh.Filler.joined;
import static dev.firstpass.bench.jmh.Filler.noise;
import static dev.firstpass.bench.jmh.Filler.rows;
import static dev.firstpass.bench.jmh.Filler.scores;
import static dev.firstpass.bench.jmh.Filler.uniform;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Outputs of the sizes that usual exports have. */
final class UsualOutputs {
  private static final String CLASS_NUMBERS = "labels";
  private static final String OPEN_MAP = "maps";

  private UsualOutputs() {}

  private record Output(String name, Filler filler, TensorShape shape) {
    TensorInfo info() {
      TensorShape declared =
          name.equals(OPEN_MAP) ? TensorShape.of(shape.size(0), shape.size(1), -1, -1) : shape;
      ElementType type = name.equals(CLASS_NUMBERS) ? ElementType.INT64 : ElementType.FLOAT32;
      return new TensorInfo(name, type, declared);
    }

    Tensor tensor(Random random) {
      float[] numbers = filler.numbers(shape, random);
      if (!name.equals(CLASS_NUMBERS)) {
        return Tensor.of(shape, numbers);
      }
      long[] whole = new long[numbers.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (long) numbers[i];
      }
      return Tensor.of(shape, whole);
    }
  }

  /** Returns the outputs as the file declares them. */
  static List<TensorInfo> declared(UsualExport export) {
    return of(export).stream().map(Output::info).toList();
  }

  /** Returns outputs for one picture; the same call gives the same. */
  static Outputs made(UsualExport export) {
    var random = new Random(7);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    of(export).forEach(output -> tensors.put(output.name(), output.tensor(random)));
    return new Outputs(tensors);
  }

  private static List<Output> of(UsualExport export) {
    return switch (export) {
      case YOLOX -> List.of(out("output", yolox(), 1, 8400, 85));
      case ULTRALYTICS -> List.of(out("output0", channels(80, uniform(0, 0, 0)), 1, 84, 8400));
      case ULTRALYTICS_ROWS ->
          List.of(
              out(
                  "output0",
                  rows(false, joined(centredBox(640), scores(1, 0.01, 0.9), scores(80, 0.01, 0.9))),
                  1,
                  25_200,
                  85));
      case ULTRALYTICS_END_TO_END ->
          List.of(
              out(
                  "output0",
                  rows(false, joined(corners(640), scores(1, 0.01, 0.9), uniform(1, 0, 79))),
                  1,
                  300,
                  6));
      case ULTRALYTICS_SEGMENT ->
          List.of(
              out("output0", channels(80, uniform(32, -1, 1)), 1, 116, 8400),
              out("output1", blobs(-1, 1, 9), 1, 32, 160, 160));
      case ULTRALYTICS_POSE -> List.of(out("output0", channels(1, uniform(51, 0, 1)), 1, 56, 8400));
      case ULTRALYTICS_OBB ->
          List.of(out("output0", channels(15, uniform(1, 0, 1.5)), 1, 20, 8400));
      case RTDETR ->
          List.of(
              out("logits", rows(false, scores(80, -7, 2)), 1, 300, 80),
              out("pred_boxes", rows(false, centredBox(1)), 1, 300, 4));
      case DETR ->
          List.of(
              out("pred_logits", rows(false, scores(92, -7, 6)), 1, 100, 92),
              out("pred_boxes", rows(false, centredBox(1)), 1, 100, 4));
      case NANODET ->
          List.of(
              out(
                  "output",
                  rows(false, joined(scores(80, 0.01, 0.9), uniform(32, -2, 2))),
                  1,
                  3598,
                  112));
      case PICODET ->
          List.of(
              out("s0", rows(false, scores(80, 0.01, 0.9)), 1, 2704, 80),
              out("s1", noise(0, 0.01), 1, 676, 80),
              out("s2", noise(0, 0.01), 1, 169, 80),
              out("s3", noise(0, 0.01), 1, 49, 80),
              out("b0", noise(-2, 2), 1, 2704, 32),
              out("b1", noise(-2, 2), 1, 676, 32),
              out("b2", noise(-2, 2), 1, 169, 32),
              out("b3", noise(-2, 2), 1, 49, 32));
      case FASTESTDET -> List.of(out("758", noise(0, 0.9), 1, 85, 22, 22));
      case ULTRAFACE ->
          List.of(
              out(
                  "scores",
                  rows(false, joined(uniform(1, 0, 1), scores(1, 0.01, 0.9))),
                  1,
                  23_500,
                  2),
              out("boxes", rows(false, corners(1)), 1, 23_500, 4));
      case MASK_RCNN ->
          List.of(
              out("boxes", rows(false, corners(600)), 50, 4),
              out("labels", noise(1, 80), 50),
              out("scores", noise(0.5, 1), 50),
              out("masks", blobs(0, 1, 9), 50, 1, 28, 28));
      case DB_TEXT -> List.of(out("maps", bars(), 1, 1, 960, 704));
      case SEGMENTATION -> List.of(out("out", blobs(0, 9, 40), 1, 21, 520, 520));
      case CLASSIFICATION -> List.of(out("logits", noise(-3, 3), 1, 1000));
    };
  }

  private static Output out(String name, Filler filler, long... shape) {
    return new Output(name, filler, TensorShape.of(shape));
  }

  private static Filler yolox() {
    return rows(
        false,
        joined(uniform(2, 0, 1), uniform(2, 0, 2), scores(1, 0.01, 0.9), scores(80, 0.01, 0.9)));
  }

  private static Filler channels(int classes, Filler.Column[] more) {
    return rows(true, joined(centredBox(640), scores(classes, 0.01, 0.9), more));
  }
}
