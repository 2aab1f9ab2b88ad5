#!/usr/bin/env python3
"""Makes the golden files of rtdetr, detr and mask-rcnn; see SETS.md."""
import importlib.util
import json
import pathlib
import sys
import types

import cv2
import numpy as np
import torch
import torchvision
from torchvision.models.detection import roi_heads, transform

import make_golden
from make_golden import STRETCHED, Doubtful, first_sure, names, sure

FOLDER = pathlib.Path(sys.argv[1])
SOURCE_WIDTH, SOURCE_HEIGHT, WIDTH, HEIGHT = STRETCHED[4:]
# COCO's category ids without those that no class has, as the data set's annotations list them.
COCO_IDS = [i for i in range(1, 91) if i not in (12, 26, 29, 30, 45, 66, 68, 69, 71, 83)]


def load(name, path, stubs):
    """A file of a reference, with what it imports of its project replaced where it does not matter."""
    for module, content in stubs.items():
        sys.modules[module] = types.ModuleType(module)
        vars(sys.modules[module]).update(content)
    specification = importlib.util.spec_from_file_location(name, FOLDER / path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    specification.loader.exec_module(module)
    return module


def rtdetr_reference():
    zoo = "RT-DETR/rtdetrv2_pytorch/src/zoo/rtdetr/rtdetr_postprocessor.py"
    packages = {name: {"__path__": []} for name in ("src", "src.zoo", "src.zoo.rtdetr")}
    packages["src.core"] = {"register": lambda: lambda type: type}
    return load("src.zoo.rtdetr.postprocessor", zoo, packages).RTDETRPostProcessor


def ultralytics_reference():
    convert = lambda box: torchvision.ops.box_convert(box, "cxcywh", "xyxy")
    result = lambda image, path, names, boxes: boxes
    stubs = {name: {"__path__": []} for name in (
        "ultralytics", "ultralytics.data", "ultralytics.engine", "ultralytics.utils.ops")}
    stubs["ultralytics.data.augment"] = {"LetterBox": None}
    stubs["ultralytics.engine.predictor"] = {"BasePredictor": object}
    stubs["ultralytics.engine.results"] = {"Results": result}
    stubs["ultralytics.utils"] = {"ops": types.SimpleNamespace(xywh2xyxy=convert)}
    path = "ultralytics/ultralytics/models/rtdetr/predict.py"
    return load("ultralytics_predict", path, stubs).RTDETRPredictor


def detr_reference():
    torchvision.__version__ = "0.9.0"  # The reference compares versions as text.
    sys.path.insert(0, str(FOLDER / "detr"))
    from models.detr import PostProcess
    return PostProcess


def detectron2_reference():
    stubs = {"detectron2": {"__path__": []}, "detectron2.structures": {"Boxes": None}}
    return load("mask_ops", "detectron2/detectron2/layers/mask_ops.py", stubs).paste_masks_in_image


def found(labels, boxes, scores, threshold, label_of):
    """Suggestions of what passes, best first, clipped to the source."""
    sure(np.abs(scores - threshold).min() > 1e-5)
    expected = []
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] >= threshold and label_of(int(labels[i])) is not None:
            box = np.clip(boxes[i], 0, [SOURCE_WIDTH, SOURCE_HEIGHT] * 2)
            expected.append({
                "label": label_of(int(labels[i])),
                "score": round(float(scores[i]), 6),
                "box": [round(float(v), 4) for v in box],
            })
    kept = [e["score"] for e in expected]
    sure(len(kept) > 4 and min(np.diff(kept) * -1) > 2e-6)
    return expected


def write(family, case, count, settings, outputs, expected, options=None, inputs=None, letterbox=STRETCHED):
    """As make_golden writes, with whole numbers, inputs and masks besides."""
    floats = {name: values for name, values in outputs.items() if values.dtype != np.int64}
    labels = names(count)
    make_golden.write(family, case, labels, letterbox, settings, floats, expected, options)
    file = make_golden.HERE / family / case / "case.json"
    content = json.loads(file.read_text())
    tensors = {tensor["name"]: tensor for tensor in content["outputs"]}
    content["outputs"] = [
        tensors.get(name) or {"name": name, "shape": list(values.shape), "int64": values.ravel().tolist()}
        for name, values in outputs.items()]
    if inputs:
        content["inputs"] = [
            {"name": name, "type": type, "shape": shape} for name, (type, shape) in inputs.items()]
    file.write_text(json.dumps(content, indent=None, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def queries(random, count):
    centres = random.uniform(0.1, 0.9, (count, 2))
    return np.concatenate([centres, random.uniform(0.05, 0.6, (count, 2))], 1).astype(np.float32)


def rtdetr_raw(seed):
    random = np.random.default_rng(seed)
    classes = 5
    logits = random.normal(-3, 2, (12, classes)).astype(np.float32)
    boxes = queries(random, 12)
    post = rtdetr_reference()(num_classes=classes, num_top_queries=12)
    outputs = {"pred_logits": torch.tensor(logits)[None], "pred_boxes": torch.tensor(boxes)[None]}
    result = post(outputs, torch.tensor([[SOURCE_WIDTH, SOURCE_HEIGHT]]))[0]
    expected = found(
        result["labels"].numpy(), result["boxes"].numpy(), result["scores"].numpy(), 0.1,
        names(classes).__getitem__)
    write("rtdetr", "raw", classes, {"threshold": 0.1, "max": 12},
          {"logits": logits[None], "pred_boxes": boxes[None]}, expected)


def rtdetr_decoded(seed):
    """The graph's own outputs for the tensor's size; expected is what it gives for the source's."""
    random = np.random.default_rng(seed)
    classes = 5
    logits = torch.tensor(random.normal(-3, 2, (1, 12, classes)).astype(np.float32))
    boxes = torch.tensor(queries(random, 12))[None]
    post = rtdetr_reference()(num_classes=classes, num_top_queries=12).deploy()
    outputs = {"pred_logits": logits, "pred_boxes": boxes}
    given = [v.numpy() for v in post(outputs, torch.tensor([[WIDTH, HEIGHT]]))]
    labels, places, scores = [v[0].numpy() for v in post(outputs, torch.tensor([[SOURCE_WIDTH, SOURCE_HEIGHT]]))]
    expected = found(labels, places, scores, 0.2, names(classes).__getitem__)
    inputs = {"images": ("FLOAT32", [-1, 3, HEIGHT, WIDTH]), "orig_target_sizes": ("INT64", [-1, 2])}
    write("rtdetr", "decoded", classes, {"threshold": 0.2},
          dict(zip(("labels", "boxes", "scores"), given)), expected, inputs=inputs)


def rtdetr_rows(seed):
    random = np.random.default_rng(seed)
    classes = 3
    rows = np.concatenate([queries(random, 12), random.uniform(0, 0.9, (12, classes))], 1).astype(np.float32)
    predictor = ultralytics_reference()()
    predictor.args = types.SimpleNamespace(conf=0.25, classes=None)
    predictor.batch = [["picture"]]
    predictor.model = types.SimpleNamespace(names=None)
    picture = np.zeros((SOURCE_HEIGHT, SOURCE_WIDTH, 3))
    result = predictor.postprocess(torch.tensor(rows)[None], None, [picture])[0].numpy()
    sure(np.abs(rows[:, 4:] - 0.25).min() > 1e-5)
    expected = found(result[:, 5], result[:, :4], result[:, 4], 0.25, names(classes).__getitem__)
    write("rtdetr", "rows", classes, {"threshold": 0.25, "multiLabel": False},
          {"output0": rows[None]}, expected)


def detr(seed, case, columns, options, label_of, count):
    random = np.random.default_rng(seed)
    logits = random.normal(0, 3, (1, 12, columns)).astype(np.float32)
    boxes = queries(random, 12)[None]
    outputs = {"pred_logits": torch.tensor(logits), "pred_boxes": torch.tensor(boxes)}
    result = detr_reference()()(outputs, torch.tensor([[SOURCE_HEIGHT, SOURCE_WIDTH]]))[0]
    expected = found(
        result["labels"].numpy(), result["boxes"].numpy(), result["scores"].numpy(), 0.2, label_of)
    sure(options is None or len(expected) < sum(result["scores"].numpy() >= 0.2))
    write("detr", case, count, {"threshold": 0.2},
          {"pred_logits": logits, "pred_boxes": boxes}, expected, options)


def blobs(random, count, side):
    """Smooth masks with values on both sides of a half."""
    masks = [cv2.resize(random.uniform(0, 1, (5, 5)), (side, side), interpolation=cv2.INTER_CUBIC)
             for _ in range(count)]
    return np.clip(masks, 0, 1).astype(np.float32)[:, None]


def objects(random, count, width, height):
    corners = random.uniform(0, 1, (count, 2)) * [width * 0.6, height * 0.6]
    ends = np.minimum(corners + random.uniform(0.15, 0.6, (count, 2)) * [width, height], [width, height])
    boxes = np.concatenate([corners, ends], 1).astype(np.float32)
    scores = np.sort(random.uniform(0.1, 1, count).astype(np.float32))[::-1].copy()
    sure(np.abs(scores - 0.3).min() > 1e-5)
    return boxes, random.integers(0, 4, count), scores


def masked(pasted, numbers, scores, first):
    """Suggestions with the run lengths of masks."""
    sure(np.abs(pasted - 0.5).min() > 1e-4)
    expected = []
    for values, number, score in zip(pasted, numbers, scores):
        pixels = values >= 0.5
        if score >= 0.3 and number >= first and pixels.any():
            y, x = np.nonzero(pixels)
            changes = np.flatnonzero(np.diff(np.concatenate([[0], pixels.ravel()])))
            runs = np.diff(np.concatenate([[0], changes, [pixels.size]]))
            expected.append({
                "label": names(10)[number - first],
                "score": round(float(score), 6),
                "box": [int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1],
                "mask": runs.tolist(),
            })
    sure(len(expected) > 2)
    return expected


MASKS = {"threshold": 0.3, "shape": "mask"}


def sure_edges(boxes):
    """No box, enlarged by a cell, ends near a whole pixel."""
    edges = roi_heads.expand_boxes(torch.tensor(boxes), 30 / 28).numpy()
    sure(np.abs(edges - np.rint(edges)).min() > 1e-3)


def mask_rcnn_small(seed, case, first, option):
    random = np.random.default_rng(seed)
    boxes, numbers, scores = objects(random, 6, WIDTH, HEIGHT)
    masks = blobs(random, 6, 28)
    in_source = transform.resize_boxes(torch.tensor(boxes), (HEIGHT, WIDTH), (SOURCE_HEIGHT, SOURCE_WIDTH))
    sure_edges(in_source.numpy())
    size = (SOURCE_HEIGHT, SOURCE_WIDTH)
    if option == "sub-pixels":
        paste = detectron2_reference()
        pasted = paste(torch.tensor(masks[:, 0]), in_source, size, threshold=0.5).numpy()
        near = [paste(torch.tensor(masks[:, 0]), in_source, size, threshold=t).numpy() for t in (0.4999, 0.5001)]
        sure((near[0] == near[1]).all())
        pasted = pasted.astype(float)
    else:
        pasted = roi_heads.paste_masks_in_image(torch.tensor(masks), in_source, size)[:, 0].numpy()
    expected = masked(pasted, numbers, scores, first)
    write("mask-rcnn", case, 3, MASKS,
          {"6568": boxes, "6570": numbers, "6572": scores, "6887": masks}, expected,
          {"classNumbers": f"from-{first}", "pasting": option},
          {"image": ("FLOAT32", [3, HEIGHT, WIDTH])})


def mask_rcnn_pasted(seed):
    random = np.random.default_rng(seed)
    width, height = 48, 32
    boxes, numbers, scores = objects(random, 5, width, height)
    sure_edges(boxes)
    masks = torch.tensor(blobs(random, 5, 28))
    pasted = roi_heads.paste_masks_in_image(masks, torch.tensor(boxes), (height, width)).numpy()
    expected = masked(pasted[:, 0], numbers, scores, 1)
    write("mask-rcnn", "pasted", 3, MASKS,
          {"boxes": boxes, "labels": numbers, "scores": scores, "masks": pasted}, expected,
          {"classNumbers": "from-1"}, {"image": ("FLOAT32", [3, height, width])},
          (1, 1, 0, 0, width, height, width, height))


if __name__ == "__main__":
    first_sure(rtdetr_raw)
    first_sure(rtdetr_decoded)
    first_sure(rtdetr_rows)
    coco = {number: names(80)[i] for i, number in enumerate(COCO_IDS)}
    first_sure(detr, "coco-ids", 92, {"classNumbers": "coco-ids"}, coco.get, 80)
    first_sure(detr, "own", 5, None, names(4).__getitem__, 4)
    first_sure(mask_rcnn_small, "small", 1, "whole-pixels")
    first_sure(mask_rcnn_small, "small-sub-pixels", 0, "sub-pixels")
    first_sure(mask_rcnn_pasted)
