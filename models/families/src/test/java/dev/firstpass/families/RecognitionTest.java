package dev.firstpass.families;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.testkit.Graphs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every graph that is known is claimed by exactly one family, every other by none. */
final class RecognitionTest {
  private static final String NAMES = "{0: 'person', 1: 'car'}";

  record Case(String expected, GraphFacts facts) {}

  static Stream<Case> cases() {
    return Stream.of(
        // As the exported files have them.
        new Case("yolox: raw export", yolox(0.576)),
        new Case("yolox: raw export, legacy normalisation", yolox(32.7)),
        new Case("yolox: decoded export", Graphs.withOperators(yolox(0.6), "Conv", "Exp")),
        new Case("yolox: raw export", image(640, "images", "output", 1, 8500, 85)),
        new Case("picodet: export without suppression", gfl(416, 80, 8, 16, 32, 64)),
        new Case("nanodet: NanoDet-m", gfl(416, 80, 8, 16, 32)),
        new Case("nanodet: NanoDet-Plus", image(416, "data", "output", 1, 3598, 112)),
        new Case("nanodet: NanoDet-Plus", image(320, "data", "output", 1, 2125, 112)),
        new Case("nanodet: NanoDet-Plus", image(640, "data", "output", 1, 8500, 35)),
        new Case("fastestdet: FastestDet", fastestdet()),
        new Case("yunet: fixed size", yunet(640, 6400, 1600, 400)),
        new Case("yunet: any size", yunet(-1, -1, -1, -1)),
        new Case(
            "ultraface: UltraFace 320x240",
            Graphs.facts(
                Graphs.tensor("input", 1, 3, 240, 320),
                Graphs.tensor("scores", 1, 4420, 2),
                Graphs.tensor("boxes", 1, 4420, 4))),
        new Case("ultralytics: YOLOv5 layout", image(640, "images", "output0", 1, 25200, 85)),
        new Case("ultralytics: YOLOv5 layout", image(640, "images", "output0", 1, 25200, 6)),
        new Case("ultralytics: YOLOv8/11 layout", image(640, "images", "output0", 1, 84, 8400)),
        new Case("ultralytics: YOLOv8/11 layout", image(640, "images", "output0", 1, 5, 8400)),
        new Case("ultralytics: end-to-end layout", image(640, "images", "output0", 1, 300, 6)),
        new Case(
            "ultralytics: YOLOv8/11 layout",
            named("detect", image(-1, "images", "output0", -1, 6, -1))),
        new Case("classification: one score per class", image(224, "input", "out", 1, 1000)),
        new Case("classification: one score per class", image(224, "input", "out", -1, 1001)),
        new Case(
            "classification: one score per class",
            Graphs.facts(Graphs.tensor("Input3", 1, 1, 28, 28), Graphs.tensor("out", 1, 10))),
        new Case("rtdetr: decoded in the graph", rtdetr(300)),
        new Case("rtdetr: decoded in the graph", rtdetr(-1)),
        new Case("rtdetr: logits and boxes", queries(300, 80, "GridSample", "TopK")),
        new Case("rtdetr: logits and boxes", queries(300, 366, "TopK")),
        new Case(
            "rtdetr: Ultralytics layout",
            Graphs.withOperators(
                image(640, "images", "output0", 1, 300, 84), "GridSample", "TopK")),
        new Case(
            "rtdetr: Ultralytics layout",
            Graphs.withOperators(
                named("detect", image(640, "images", "output0", 1, 300, 6)), "GridSample", "TopK")),
        new Case("detr: logits and boxes", queries(100, 92)),
        new Case("detr: logits and boxes", queries(15, 3)),
        new Case("detr: logits and boxes, with a mask", masked(queries(100, 92))),
        new Case(
            "mask-rcnn: torchvision, masks pasted",
            instances(-1, "boxes", "labels", "scores", "masks")),
        new Case("mask-rcnn: torchvision, masks pasted", instances(-1, "12", "13", "14", "15")),
        new Case(
            "mask-rcnn: torchvision, small masks",
            instances(28, "boxes", "labels", "scores", "masks")),
        new Case(
            "mask-rcnn: ONNX model zoo, small masks",
            instances(28, "6568", "6570", "6572", "6887")),
        new Case("mask-rcnn: detectron2, small masks", detectron2()),
        new Case(
            "ssd: ONNX model zoo SSD",
            detections(Graphs.tensor("image", 1, 3, 1200, 1200), "bboxes", "labels", "scores", 1)),
        new Case(
            "ssd: torchvision detector",
            detections(Graphs.tensor("image", 3, -1, -1), "1402", "1404", "1403")),
        new Case(
            "ssd: torchvision detector",
            detections(Graphs.tensor("input", 3, 300, 300), "boxes", "labels", "scores")),
        new Case("ssd: TensorFlow Object Detection API", tensorFlow(":0", ":0")),
        new Case("ssd: TensorFlow Object Detection API", tensorFlow("", "")),
        new Case("yolo-fastestv2: Yolo-FastestV2", fastestV2(95, 95)),
        new Case("yolo-fastestv2: Yolo-FastestV2", fastestV2(16, 16)),
        new Case("silero-vad: sequence of windows", silero(sequenceState(1, 576))),
        new Case("silero-vad: sequence of windows", silero(sequenceState(1, 288))),
        new Case("silero-vad: v5 and v6, window by window", sileroWindow(-1, 128)),
        new Case("silero-vad: v4, window by window", sileroV4()),
        new Case("fsmn-vad: without caches", frames("speech", 400, "logits", 248)),
        new Case("audio-classification: keywords of MLPerf Tiny", keywords(49, 12)),
        new Case("classification: one score per class", keywords(50, 12)),
        new Case("classification: one score per class", keywords(49, 10)),
        new Case("audio-classification: NeMo, MatchboxNet", matchbox(64)),
        new Case("speaker-segmentation: pyannote, powerset", speakers(-1, -1, 7)),
        new Case("speaker-segmentation: pyannote, powerset", speakers(160_000, 589, 7)),
        // What no family can be sure of, or what belongs to none of these.
        new Case("", speakers(80_000, 293, 7)),
        new Case("", speakers(-1, -1, 8)),
        new Case("", frames("speech", 560, "logits", 248)),
        new Case("", frames("x", 400, "logits", 248)),
        new Case("", matchbox(80)),
        new Case("", silero(sequenceState(1, 512))),
        new Case("", silero(sequenceState(2, 576))),
        new Case("", sileroWindow(512, 128)),
        new Case("", sileroWindow(-1, 64)),
        new Case("", fastestV2(95, 16)),
        new Case("", fastestV2(15, 15)),
        new Case("", tensorFlow("", ":1")),
        new Case(
            "", detections(Graphs.tensor("image", 1, 3, 1200, 1200), "boxes", "ids", "scores", 1)),
        new Case("", rawHead(512, 49104, 4)),
        new Case("", rawHead(512, 49103, 90)),
        new Case("", rawHead(300, 8732, 21)),
        new Case("", queries(300, 91, "GridSample", "TopK")),
        new Case("", queries(300, 91, "GridSample")),
        new Case("", queries(300, 91)),
        new Case("", instances(28, "12", "13", "14", "15")),
        new Case("", image(640, "input", "output", 1, 8500, 35)),
        new Case("", named("pose", image(640, "images", "output0", 1, 56, 8400))),
        new Case("", named("segment", image(640, "images", "output0", 1, 84, 8400))),
        new Case("", image(-1, "images", "output0", -1, 84, -1)),
        new Case("", image(-1, "images", "output0", -1, -1, -1)),
        new Case("", image(416, "images", "output", 1, 3548, 85)),
        new Case("", image(416, "images", "output", 1, 3549, 5)),
        new Case("", gfl(416, 32, 8, 16, 32)),
        new Case("", gfl(416, 80, 8, 16)),
        new Case("", image(513, "input", "output", 1, 21, 33, 33)),
        new Case("", image(224, "input", "out", 1, 1)),
        new Case("", Graphs.facts(Graphs.tensor("input", 1, 512), Graphs.tensor("output", 1, 1))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void recognise_graph_isClaimedByOneFamilyOrNone(Case one) {
    List<String> claims =
        families()
            .flatMap(
                family ->
                    family.recognise(one.facts()).stream()
                        .map(recognition -> family.name() + ": " + recognition.variant()))
            .toList();

    assertEquals(one.expected().isEmpty() ? List.of() : List.of(one.expected()), claims);
  }

  /** The same numbers mean other boxes to each of the two, so that it is a question. */
  @Test
  void recognise_rawHeadOfNineAnchors_isClaimedByBothThatHaveThem() {
    for (int columns : new int[] {3, 80, 90, 91}) {
      assertEquals(
          List.of("efficientdet", "retinanet"),
          families()
              .filter(family -> family.recognise(rawHead(512, 49104, columns)).isPresent())
              .map(ModelFamily::name)
              .sorted()
              .toList());
    }
  }

  @Test
  void recognise_yolox_readsNormalisationFromTheWeights() {
    ImageInput current = input(yolox(0.576));
    ImageInput legacy = input(yolox(32.7));

    assertEquals(Colour.BGR, current.colour());
    assertEquals(1, current.scale());
    assertEquals(Colour.RGB, legacy.colour());
    assertEquals(List.of(0.485, 0.456, 0.406), legacy.mean());
  }

  @Test
  void recognise_ultralytics_readsNamesAndSizeFromMetadata() {
    Recognition recognition =
        only(
            Graphs.withMetadata(
                image(-1, "images", "output0", -1, 6, -1),
                Map.of("names", NAMES, "imgsz", "[480, 640]", "task", "detect")));

    assertEquals(List.of("person", "car"), recognition.labels().orElseThrow().names());
    ImageInput input = (ImageInput) recognition.input();
    assertEquals(new ImageInput.Fixed(640, 480), input.size());
  }

  @Test
  void recognise_eightyClassesWithoutNames_assumesCocoAndSaysSo() {
    Recognition recognition = only(yolox(0.576));

    assertEquals("person", recognition.labels().orElseThrow().name(0));
    assertEquals(1, recognition.assumptions().stream().filter(a -> a.contains("COCO")).count());
  }

  private static Stream<ModelFamily> families() {
    return ServiceLoader.load(ModelFamily.class).stream().map(ServiceLoader.Provider::get);
  }

  private static Recognition only(GraphFacts facts) {
    return families().flatMap(f -> f.recognise(facts).stream()).findFirst().orElseThrow();
  }

  private static ImageInput input(GraphFacts facts) {
    return (ImageInput) only(facts).input();
  }

  private static GraphFacts yolox(double gain) {
    return Graphs.withInputGain(image(416, "images", "output", 1, 3549, 85), gain);
  }

  private static GraphFacts image(int side, String input, String output, long... sizes) {
    return Graphs.facts(Graphs.tensor(input, 1, 3, side, side), Graphs.tensor(output, sizes));
  }

  private static GraphFacts named(String task, GraphFacts facts) {
    return Graphs.withMetadata(
        facts, Map.of("names", NAMES, "imgsz", "[640, 640]", "task", task, "stride", "32"));
  }

  private static GraphFacts gfl(int side, int classes, int... strides) {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image", 1, 3, side, side)),
            Stream.of(classes, 32)
                .flatMap(
                    columns ->
                        Arrays.stream(strides)
                            .mapToObj(
                                stride -> {
                                  int cells = (side + stride - 1) / stride;
                                  return Graphs.tensor(
                                      columns + "-" + stride, 1, (long) cells * cells, columns);
                                }))
                .toList()));
  }

  private static GraphFacts fastestdet() {
    return Graphs.withOperators(
        Graphs.facts(Graphs.tensor("input.1", 1, 3, 352, 352), Graphs.tensor("758", 1, 85, 22, 22)),
        "Conv",
        "Sigmoid",
        "Softmax");
  }

  private static GraphFacts yunet(int side, int... places) {
    int[] strides = {8, 16, 32};
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("input", -1, 3, side, side)),
            Stream.of("cls=1", "obj=1", "bbox=4", "kps=10")
                .map(kind -> kind.split("=", 2))
                .flatMap(
                    kind ->
                        IntStream.range(0, 3)
                            .mapToObj(
                                i ->
                                    Graphs.tensor(
                                        kind[0] + "_" + strides[i],
                                        -1,
                                        places[i],
                                        Long.parseLong(kind[1]))))
                .toList()));
  }

  private static GraphFacts rtdetr(int queries) {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("images", -1, 3, 640, 640), whole("orig_target_sizes", -1, 2)),
            List.of(
                whole("labels", -1, queries),
                Graphs.tensor("boxes", -1, queries, 4),
                Graphs.tensor("scores", -1, queries))));
  }

  private static GraphFacts queries(int queries, int columns, String... operators) {
    return Graphs.withOperators(
        Graphs.facts(
            Graphs.tensor("pixel_values", -1, 3, -1, -1),
            Graphs.tensor("logits", -1, queries, columns),
            Graphs.tensor("pred_boxes", -1, queries, 4)),
        operators);
  }

  private static GraphFacts masked(GraphFacts facts) {
    return Graphs.facts(
        new GraphSignature(
            List.of(facts.signature().inputs().get(0), whole("pixel_mask", -1, 64, 64)),
            facts.signature().outputs()));
  }

  private static GraphFacts instances(int side, String... names) {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image", 3, -1, -1)),
            List.of(
                Graphs.tensor(names[0], -1, 4),
                whole(names[1], -1),
                Graphs.tensor(names[2], -1),
                Graphs.tensor(names[3], -1, 1, side, side))));
  }

  private static GraphFacts detectron2() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image.1", 3, -1, -1)),
            List.of(
                Graphs.tensor("1601", -1, 4),
                whole("1602", -1),
                Graphs.tensor("1603", -1, 1, 28, 28),
                Graphs.tensor("1604", -1),
                whole("1605", 2))));
  }

  private static GraphFacts detections(
      TensorInfo image, String boxes, String labels, String scores, long... batch) {
    return Graphs.facts(
        new GraphSignature(
            List.of(image),
            List.of(
                Graphs.tensor(boxes, joined(batch, -1, 4)),
                whole(labels, joined(batch, -1)),
                Graphs.tensor(scores, joined(batch, -1)))));
  }

  private static long[] joined(long[] batch, long... sizes) {
    return LongStream.concat(Arrays.stream(batch), Arrays.stream(sizes)).toArray();
  }

  private static GraphFacts tensorFlow(String suffix, String lastSuffix) {
    return Graphs.facts(
        new GraphSignature(
            List.of(new TensorInfo("input", ElementType.UINT8, TensorShape.of(1, -1, -1, 3))),
            List.of(
                Graphs.tensor("raw_detection_scores" + suffix, 1, -1, 91),
                Graphs.tensor("detection_boxes" + suffix, 1, 100, 4),
                Graphs.tensor("detection_scores" + suffix, 1, 100),
                Graphs.tensor("detection_classes" + suffix, 1, 100),
                Graphs.tensor("num_detections" + lastSuffix, 1))));
  }

  private static GraphFacts fastestV2(int fine, int coarse) {
    return Graphs.facts(
        Graphs.tensor("input.1", 1, 3, 352, 352),
        Graphs.tensor("794", 1, 22, 22, fine),
        Graphs.tensor("796", 1, 11, 11, coarse));
  }

  private static GraphFacts rawHead(int side, int anchors, int columns) {
    return Graphs.facts(
        Graphs.tensor("image", 1, 3, side, side),
        Graphs.tensor("boxes", 1, anchors, 4),
        Graphs.tensor("scores", 1, anchors, columns));
  }

  private static TensorInfo whole(String name, long... sizes) {
    return new TensorInfo(name, ElementType.INT64, TensorShape.of(sizes));
  }

  private static GraphFacts frames(String input, int features, String output, int classes) {
    return Graphs.facts(
        Graphs.tensor(input, 1, -1, features), Graphs.tensor(output, 1, -1, classes));
  }

  private static GraphFacts speakers(int samples, int frames, int classes) {
    return Graphs.facts(
        Graphs.tensor("x", -1, 1, samples), Graphs.tensor("y", -1, frames, classes));
  }

  private static GraphFacts keywords(int frames, int words) {
    return Graphs.facts(
        Graphs.tensor("input", -1, 1, frames, 10), Graphs.tensor("output", -1, words));
  }

  private static GraphFacts matchbox(int features) {
    return Graphs.facts(
        Graphs.tensor("audio_signal", -1, features, -1), Graphs.tensor("logits", -1, 35));
  }

  private static GraphFacts silero(List<TensorInfo> inputs) {
    return Graphs.facts(
        new GraphSignature(
            inputs,
            List.of(
                Graphs.tensor("speech_probs", -1),
                Graphs.tensor("hn", 1, 1, 128),
                Graphs.tensor("cn", 1, 1, 128))));
  }

  private static List<TensorInfo> sequenceState(int layers, int row) {
    return List.of(
        Graphs.tensor("input", -1, row),
        Graphs.tensor("h", layers, 1, 128),
        Graphs.tensor("c", layers, 1, 128));
  }

  private static GraphFacts sileroWindow(int row, int units) {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("input", -1, row), Graphs.tensor("state", 2, -1, units), whole("sr")),
            List.of(Graphs.tensor("output", -1, 1), Graphs.tensor("stateN", -1, -1, -1))));
  }

  private static GraphFacts sileroV4() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("input", -1, -1),
                whole("sr"),
                Graphs.tensor("h", 2, -1, 64),
                Graphs.tensor("c", 2, -1, 64)),
            List.of(
                Graphs.tensor("output", -1, 1),
                Graphs.tensor("hn", 2, -1, 64),
                Graphs.tensor("cn", 2, -1, 64))));
  }
}
