#!/usr/bin/env python3
"""Makes the golden files of the ultralytics families from the references' code; see ULTRALYTICS.md."""
import __future__
import ast
import json
import pathlib
import sys
import time
import types

import cv2
import numpy as np
import torch
import torchvision

import make_golden
from make_golden import first_sure, names, sure

FOLDER = pathlib.Path(sys.argv[1])
NEW = FOLDER / "ultralytics" / "ultralytics"
OLD = FOLDER / "yolov5"
# A 192x120 picture at half its size, centred in a 96x64 tensor.
HALF = (0.5, 0.5, 0.0, 2.0, 192, 120, 96, 64)
SOURCE, TENSOR = (120, 192), (64, 96)
PLACES = 126
CLASSES = 3


def load(path, wanted, **namespace):
    """Functions and classes of a file, without running the rest of it."""
    tree = ast.parse(path.read_text())
    tree.body = [node for node in tree.body if getattr(node, "name", None) in wanted]
    assert len(tree.body) == len(wanted), path
    flags = __future__.annotations.compiler_flag
    exec(compile(tree, str(path), "exec", flags=flags, dont_inherit=True), namespace)
    return namespace


def new_reference():
    """Ultralytics' predictors, whose results are the arguments of what would hold them."""
    ops = load(
        NEW / "utils/ops.py",
        {"scale_boxes", "clip_boxes", "clip_coords", "xywh2xyxy", "crop_mask", "process_mask",
         "scale_masks", "scale_coords", "empty_like"},
        torch=torch, np=np, F=torch.nn.functional, NOT_MACOS14=True)
    metrics = load(
        NEW / "utils/metrics.py", {"batch_probiou", "_get_covariance_matrix", "box_iou"}, torch=torch, np=np)
    nms = load(
        NEW / "utils/nms.py", {"non_max_suppression", "TorchNMS"},
        torch=torch, time=time, sys=sys, LOGGER=None, batch_probiou=metrics["batch_probiou"],
        box_iou=metrics["box_iou"], xywh2xyxy=ops["xywh2xyxy"])

    class Results(types.SimpleNamespace):
        def __init__(self, image, **values):
            super().__init__(**values)

        def update(self, **values):
            vars(self).update(values)

    common = dict(
        torch=torch, Results=Results, DEFAULT_CFG=None, BasePredictor=object,
        ops=types.SimpleNamespace(**ops), nms=types.SimpleNamespace(**nms))
    predictors = {}
    for task in ("detect", "segment", "pose", "obb"):
        name = "OBBPredictor" if task == "obb" else {
            "detect": "Detection", "segment": "Segmentation", "pose": "Pose"}[task] + "Predictor"
        common.update(load(NEW / f"models/yolo/{task}/predict.py", {name}, **common))
        predictors[task] = common[name]
    return predictors, ops["scale_masks"]


def old_reference():
    """YOLOv5's suppression and masks; it has corners from Ultralytics' package."""
    ops = load(NEW / "utils/ops.py", {"xywh2xyxy", "empty_like"}, torch=torch, np=np)
    general = load(
        OLD / "utils/general.py", {"non_max_suppression"}, torch=torch,
        torchvision=torchvision, time=time, LOGGER=None, xywh2xyxy=ops["xywh2xyxy"])
    masks = load(
        OLD / "utils/segment/general.py", {"crop_mask", "process_mask"},
        torch=torch, F=torch.nn.functional)
    return general["non_max_suppression"], masks["process_mask"]


PREDICTORS, SCALE_MASKS = new_reference()


def predict(task, settings, outputs, end_to_end, points=None):
    predictor = PREDICTORS[task].__new__(PREDICTORS[task])
    predictor.args = types.SimpleNamespace(
        conf=settings["threshold"], iou=settings["iou"], classes=None, agnostic_nms=False,
        max_det=settings["max"], task=task, retina_masks=False)
    predictor.model = types.SimpleNamespace(
        names=names(CLASSES), end2end=end_to_end, kpt_shape=points)
    predictor.batch = [["picture"]]
    tensors = [torch.tensor(values) for values in outputs.values()]
    image = torch.zeros((1, 3, *TENSOR))
    given = tensors if task == "segment" else tensors[0]
    return predictor.postprocess(given, image, [np.zeros((*SOURCE, 3))])[0]


def steady(make, settings):
    """What the reference makes, if it does not hang on a threshold."""
    result = make(settings)
    for change in (-1e-4, 1e-4):
        for key in ("threshold", "iou"):
            sure(torch.equal(make({**settings, key: settings[key] + change}), result))
    scores = result[:, 0]
    sure(len(scores) > 4 and (scores[:-1] - scores[1:]).min() > 1e-5)
    return result


def rows(random, layout, extra):
    """Random rows with boxes inside the picture, and how the output has them."""
    count = 30 if layout == "end-to-end" else 3 * PLACES if layout == "rows" else PLACES
    centre = random.uniform([20, 18], [76, 46], (count, 2))
    size = random.uniform(12, 32, (count, 2))
    score = random.uniform(0, 1, (count, CLASSES)) ** 3
    if layout == "end-to-end":
        order = np.argsort(-score.max(1))
        score = score[order]
        box = [centre - size / 2, centre + size / 2, score.max(1)[:, None], score.argmax(1)[:, None]]
    elif layout == "rows":
        box = [centre, size, random.uniform(0, 1, (count, 1)) ** 3, score]
    else:
        box = [centre, size, score]
    table = np.concatenate([*box, extra(count)], 1).astype(np.float32)
    return table.T[None].copy() if layout == "channels" else table[None]


def suggestions(result, shapes):
    """result: score and class of each."""
    return [
        {"label": names(CLASSES)[int(label)], "score": round(float(score), 6), **shape}
        for (score, label), shape in zip(result[:, :2].tolist(), shapes)]


def write(family, case, settings, outputs, expected, options=None):
    make_golden.write(family, case, names(CLASSES), HALF, settings, outputs, expected, options)
    file = make_golden.HERE / family / case / "case.json"
    content = json.loads(file.read_text())
    file.write_text(json.dumps(content, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def numbers(values):
    return [round(float(v), 4) for v in values]


def settings_of(layout):
    return {"threshold": 0.25, "iou": 0.45 if layout == "rows" else 0.7, "max": 40}


def detect(seed, layout):
    random = np.random.default_rng(seed)
    outputs = {"output0": rows(random, layout, lambda count: np.zeros((count, 0)))}
    settings = settings_of(layout)
    result = steady(lambda s: columns(predict("detect", s, outputs, layout != "channels").boxes), settings)
    shapes = [{"box": numbers(box)} for box in result[:, 2:]]
    write("ultralytics", "reference-" + layout, settings, outputs, suggestions(result, shapes))


def columns(boxes):
    return torch.cat([boxes[:, 4:6], boxes[:, :4]], 1)


def runs(mask):
    """Lengths of alternating runs of 0 and 1, row by row."""
    flat = mask.ravel().astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flat]))).tolist()
    return np.diff([0, *edges, flat.size]).tolist()


def source_masks(masks):
    """Twice as large, without the padding: of each source pixel its tensor pixel has most weight."""
    return (SCALE_MASKS(masks[None].float(), SOURCE)[0] > 0.5).numpy()


def segment(seed, layout):
    random = np.random.default_rng(seed)
    count = 6
    prototypes = np.stack([
        cv2.resize(random.normal(0, 1, (4, 6)), (24, 16), interpolation=cv2.INTER_CUBIC)
        for _ in range(count)]).astype(np.float32)[None]
    outputs = {
        "output0": rows(random, layout, lambda n: random.normal(0, 1, (n, count))),
        "output1": prototypes}
    settings = settings_of(layout)

    def make(s, factor=1.0):
        given = {**outputs, "output1": (prototypes * factor).astype(np.float32)}
        if layout == "rows":
            return old_segment(s, given)
        found = predict("segment", s, given, layout == "end-to-end")
        return torch.cat([found.boxes[:, 4:6], found.masks.flatten(1).float()], 1)

    result = steady(make, settings)
    # Where a pixel hangs on rounding the noise would turn it.
    noise = 1 + 1e-4 * random.normal(0, 1, prototypes.shape)
    sure(torch.equal(make(settings, noise), result))
    masks = source_masks(result[:, 2:].reshape(-1, *TENSOR))
    shapes = []
    for mask in masks:
        ys, xs = np.nonzero(mask)
        box = [xs.min(), ys.min(), xs.max() + 1, ys.max() + 1]
        shapes.append({"box": [int(v) for v in box], "mask": runs(mask)})
    write("ultralytics-segment", layout, {**settings, "shape": "mask"}, outputs,
          suggestions(result, shapes))


def old_segment(settings, outputs):
    suppress, process_mask = old_reference()
    prototypes = torch.tensor(outputs["output1"])[0]
    found = suppress(
        torch.tensor(outputs["output0"]), settings["threshold"], settings["iou"],
        max_det=settings["max"], nm=len(prototypes))[0]
    masks = process_mask(prototypes, found[:, 6:], found[:, :4], TENSOR, upsample=True)
    kept = masks.amax((1, 2)) > 0
    return torch.cat([found[kept, 4:6], masks[kept].flatten(1).float()], 1)


def pose(seed, layout, points):
    random = np.random.default_rng(seed)

    def extra(count):
        low, high = [[-8, -8, 0][: points[1]] * points[0], [104, 72, 1][: points[1]] * points[0]]
        return random.uniform(low, high, (count, points[0] * points[1]))

    outputs = {"output0": rows(random, layout, extra)}
    settings = settings_of(layout)

    def make(s):
        found = predict("pose", s, outputs, layout == "end-to-end", points)
        return torch.cat([columns(found.boxes), found.keypoints.flatten(1)], 1)

    result = steady(make, settings)
    parts = ["head", "tail", "left wing", "right wing"][: points[0]]
    shapes = [
        {"box": numbers(row[2:6]),
         "landmarks": {part: numbers(point) for part, point in zip(parts, row[6:].reshape(points))}}
        for row in result]
    write("ultralytics-pose", layout, settings, outputs, suggestions(result, shapes),
          {"keypoints": parts})


def obb(seed, layout):
    random = np.random.default_rng(seed)
    angles = lambda count: random.uniform(-np.pi / 4, 3 * np.pi / 4, (count, 1))
    output = rows(random, layout, angles)
    if layout == "end-to-end":
        # Centre and size, as all layouts of turned boxes have them.
        low, high = output[..., :2].copy(), output[..., 2:4].copy()
        output[..., :2], output[..., 2:4] = (low + high) / 2, high - low
    outputs = {"output0": output}
    settings = settings_of(layout)

    def make(s):
        found = predict("obb", s, outputs, layout == "end-to-end")
        return torch.cat([found.obb[:, 5:7], found.obb[:, :5]], 1)

    result = steady(make, settings)
    shapes = []
    for x, y, width, height, angle in result[:, 2:].tolist():
        across = abs(width * np.cos(angle)) + abs(height * np.sin(angle))
        down = abs(width * np.sin(angle)) + abs(height * np.cos(angle))
        shapes.append({
            "box": numbers([x - across / 2, y - down / 2, x + across / 2, y + down / 2]),
            "rotated": numbers([x, y, width, height, angle])})
    write("ultralytics-obb", layout, settings, outputs, suggestions(result, shapes))


if __name__ == "__main__":
    for layout in ("channels", "end-to-end"):
        first_sure(detect, layout)
        first_sure(obb, layout)
        first_sure(segment, layout)
    first_sure(segment, "rows")
    first_sure(pose, "channels", (4, 3))
    first_sure(pose, "end-to-end", (3, 2))
