#!/usr/bin/env python3
"""Makes the golden files of ssd, yolo-fastestv2 and the families of anchors; see HEADS.md."""
import importlib
import json
import pathlib
import sys
import tempfile
import types

import numpy as np
import torch
from torch import nn
from torchvision.models.detection import SSD300_VGG16_Weights, anchor_utils, image_list, retinanet, ssd

import make_golden
from make_golden import STRETCHED, first_sure, names, sure

FOLDER = pathlib.Path(sys.argv[1])
CATEGORIES = SSD300_VGG16_Weights.COCO_V1.meta["categories"]  # By COCO's id; 0 and gaps are no names.
GAPS = ("__background__", "N/A")
COCO = [name for name in CATEGORIES if name not in GAPS]
# A 160x100 picture top left in a 128x128 tensor, as both references of raw heads place it.
CORNER = (0.8, 0.8, 0.0, 0.0, 160, 100, 128, 128)


def stub(name, **content):
    module = sys.modules[name] = types.ModuleType(name)
    vars(module).update(content)
    return module


def effdet():
    """Its anchors.py alone: the package itself imports what is not needed here."""
    stub("effdet", __path__=[str(FOLDER / "efficientdet-pytorch" / "effdet")])
    return importlib.import_module("effdet.anchors")


def suggestions(found, label_of, letterbox, most):
    """found: label, score, box in the tensor, best first; the reference's clipping is done."""
    scores = [f[1] for f in found]
    sure(len(scores) > 4 and min(np.diff(scores) * -1) > 2e-6)
    # A box that is nearly a line may be one after rounding.
    sure(all(side == 0 or side > 1e-3 for _, _, b in found for side in (b[2] - b[0], b[3] - b[1])))
    expected = []
    for label, score, box in found[:most]:
        at = make_golden.to_source([float(v) for v in box], letterbox)
        if label_of(label) is not None and at[2] > at[0] and at[3] > at[1]:
            expected.append({"label": label_of(label), "score": round(float(score), 6), "box": at})
    return expected


def write(family, case, labels, letterbox, settings, outputs, expected, options=None, shape=None):
    """As make_golden writes, with whole numbers and the input's shape besides."""
    floats = {name: values for name, values in outputs.items() if values.dtype != np.int64}
    make_golden.write(family, case, labels, letterbox, settings, floats, expected, options)
    file = make_golden.HERE / family / case / "case.json"
    content = json.loads(file.read_text())
    tensors = {tensor["name"]: tensor for tensor in content["outputs"]}
    content["outputs"] = [
        tensors.get(name) or {"name": name, "shape": list(values.shape), "int64": values.ravel().tolist()}
        for name, values in outputs.items()]
    if shape:
        content["inputs"] = [{"name": "image", "type": "FLOAT32", "shape": shape}]
    file.write_text(json.dumps(content, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def efficientdet(seed, case, min_level, columns, labels, threshold, options):
    """Anchors and detections by effdet, among all candidates, best first."""
    random = np.random.default_rng(seed)
    reference = effdet()
    aspects = [(1.0, 1.0), (1.4, 0.7), (0.7, 1.4)]
    anchors = reference.Anchors(min_level, 7, 3, aspects, 4.0, (128, 128)).boxes
    n = len(anchors)
    logits = torch.tensor(make_golden.float32(random.normal(-4, 2, (n, columns))))
    deltas = torch.tensor(make_golden.float32(random.normal(0, 0.7, (n, 4))))
    top = torch.topk(logits.flatten(), min(5000, n * columns)).indices
    place, column = torch.div(top, columns, rounding_mode="floor"), top % columns
    detections = reference.generate_detections(
        logits[place, column][:, None], deltas[place], anchors, place, column,
        torch.tensor(1 / 0.8), torch.tensor([160.0, 100.0]), max_det_per_image=1000).numpy()
    sure(np.abs(detections[:, 4] - threshold).min() > 1e-5)
    found = [(int(d[5]), d[4], d[:4] * 0.8) for d in detections if d[4] > threshold]
    write("efficientdet", case, labels, CORNER, {"threshold": threshold, "max": 1000},
          {"scores": logits.numpy()[None], "boxes": deltas.numpy()[None]},
          suggestions(found, label_of(columns, labels), CORNER, 1000), options)


def label_of(columns, labels):
    """effdet counts classes from 1 on; of COCO's 90 some are unused."""
    by_id = CATEGORIES if columns == 90 else [None] + labels
    return lambda number: None if by_id[number] in GAPS else by_id[number]


def efficientdet_coco_options():
    sizes = [[v for scale in range(3) for w, h in ((1, 1), (1.4, 0.7), (0.7, 1.4))
              for v in (4 * stride * 2 ** (scale / 3) * w, 4 * stride * 2 ** (scale / 3) * h)]
             for stride in (64, 128)]
    return {"strides": [64, 128], "anchors": sizes, "classNumbers": "coco-ids"}


class Levels(nn.Module):
    """A backbone that only says how many channels it has; the heads' outputs are made up."""
    out_channels = 8

    def forward(self, x):
        return x


def torchvision_anchors(generator, sides):
    images = image_list.ImageList(torch.zeros(1, 3, 128, 128), [(80, 128)])
    return generator(images, [torch.zeros(1, 8, side, side) for side in sides])


def detections(result):
    return [(int(l), float(s), b) for l, s, b in zip(
        result["labels"], result["scores"].numpy(), result["boxes"].numpy())]


def retina_net(seed):
    random = np.random.default_rng(seed)
    k, sides = 3, (16, 8, 4, 2, 1)
    model = retinanet.RetinaNet(
        Levels(), k, anchor_generator=retinanet._default_anchorgen(), score_thresh=0.3)
    anchors = torchvision_anchors(model.anchor_generator, sides)[0]
    n = len(anchors)
    logits = torch.tensor(make_golden.float32(random.normal(-3, 1.5, (1, n, k))))
    deltas = torch.tensor(make_golden.float32(random.normal(0, 0.7, (1, n, 4))))
    counts = [9 * side * side for side in sides]
    head = {"cls_logits": list(logits.split(counts, 1)), "bbox_regression": list(deltas.split(counts, 1))}
    result = model.postprocess_detections(head, [list(anchors.split(counts))], [(80, 128)])[0]
    write("retinanet", "raw", names(k), CORNER, {"threshold": 0.3, "max": 300},
          {"cls": logits.numpy(), "box": deltas.numpy()},
          suggestions(detections(result), names(k).__getitem__, CORNER, 300))


def small_ssd(size, classes, **settings):
    generator = anchor_utils.DefaultBoxGenerator([[2], [2, 3]], scales=[0.2, 0.45, 0.8], steps=[16, 32])
    head = ssd.SSDHead([8, 8], generator.num_anchors_per_location(), classes)
    return ssd.SSD(PyramidOf8(), generator, size, classes, head=head, **settings)


class PyramidOf8(nn.Module):
    """Two levels of eight channels."""

    def __init__(self):
        super().__init__()
        self.fine, self.coarse = nn.Conv2d(3, 8, 3, 16, 1), nn.Conv2d(8, 8, 3, 2, 1)

    def forward(self, x):
        fine = self.fine(x)
        return {"0": fine, "1": self.coarse(fine.relu())}


def ssd_priors(seed):
    random = np.random.default_rng(seed)
    k = 3
    model = small_ssd((128, 128), 1 + k, score_thresh=0.3)
    anchors = torchvision_anchors(model.anchor_generator, (8, 4))[0]
    n = len(anchors)
    logits = torch.tensor(make_golden.float32(random.normal(0, 2, (1, n, 1 + k))))
    deltas = torch.tensor(make_golden.float32(random.normal(0, 2, (1, n, 4))))
    head = {"cls_logits": logits, "bbox_regression": deltas}
    result = model.postprocess_detections(head, [anchors], [(80, 128)])[0]
    sizes = [(128 * pairs.double()).flatten().tolist() for pairs in model.anchor_generator._wh_pairs]
    options = {"strides": [16, 32], "centre": 0.5, "anchors": sizes, "variances": [0.1, 0.1, 0.2, 0.2],
               "growth": 62.5, "activation": "softmax", "classNumbers": "from-1"}
    write("anchors", "ssd", names(k), CORNER, {"threshold": 0.3, "iou": 0.45, "max": 200},
          {"cls": logits.numpy(), "box": deltas.numpy()},
          suggestions(detections(result), lambda l: names(k)[l - 1], CORNER, 200), options)


def ssd_torchvision(seed):
    """A whole model of random weights on a random picture, with torchvision's 91 names."""
    torch.manual_seed(seed)
    model = small_ssd((96, 96), 91, score_thresh=0.012, detections_per_img=60).eval()
    width, height = 120, 75
    with torch.no_grad():
        for parameter in model.head.parameters():
            parameter.normal_(0, 0.3)
        result = model([torch.rand(3, height, width)])[0]
    letterbox = (0.75, 0.75, 0.0, 0.0, 160, 100, width, height)
    found = detections(result)
    expected = suggestions(found, lambda l: None if CATEGORIES[l] in GAPS else CATEGORIES[l], letterbox, 60)
    sure(5 < len(expected) < len(found))
    write("ssd", "torchvision", COCO, letterbox, {"threshold": 0},
          {name: result[name].numpy() for name in ("boxes", "scores", "labels")}, expected,
          {"boxes": "pixels-xyxy", "classNumbers": "coco-ids"}, [3, height, width])


def mlperf(reference, results, count):
    """Detections as MLPerf hands them to COCO's evaluation: x, y, w, h, score, category id."""
    handed = []

    class Annotations:
        def __init__(self, file):
            pass

        def loadRes(self, rows):
            handed.extend(rows.tolist())

    stub("pycoco", COCO=Annotations)
    stub("pycocotools", __path__=[])
    ignored = types.SimpleNamespace(
        params=types.SimpleNamespace(), evaluate=int, accumulate=int, summarize=int, stats=[0])
    stub("pycocotools.cocoeval", COCOeval=lambda *a, **k: ignored)
    stub("dataset", Dataset=object)
    sys.path.insert(0, str(FOLDER / "inference/vision/classification_and_detection/python"))
    sys.modules.pop("coco", None)
    post = reference(importlib.import_module("coco"))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as annotations:
        ids = [i for i, name in enumerate(CATEGORIES) if name not in GAPS]
        json.dump({"categories": [{"id": i} for i in ids]}, annotations)
        annotations.flush()
        data = types.SimpleNamespace(
            annotation_file=annotations.name, image_ids=[7], image_sizes=[(100, 160)])
        post.start()
        post.add_results(post(results, [0], [([], [])]))
        post.finalize({"good": 0, "total": 0}, data)
    found = [(int(d[6]), d[5], [d[1], d[2], d[1] + d[3], d[2] + d[4]]) for d in handed]
    source = (1, 1, 0, 0, 160, 100)
    return suggestions(found, lambda l: None if CATEGORIES[l] in GAPS else CATEGORIES[l], source, count)


def shares(random, count):
    low = random.random((count, 2)) * 0.8 - 0.1
    return make_golden.float32(np.concatenate([low, low + 0.05 + random.random((count, 2)) * 0.4], 1))


def ssd_tensorflow(seed):
    random = np.random.default_rng(seed)
    n, counted = 40, 30
    boxes = shares(random, n)
    used = [i for i, name in enumerate(CATEGORIES) if name not in GAPS]
    classes = make_golden.float32(random.choice(used, n))
    classes[:3] = [90, 1, 13]  # The last, the first, and one after a gap.
    scores = make_golden.float32(np.sort(random.random(n))[::-1])
    outputs = {"num_detections:0": make_golden.float32([counted]), "detection_boxes:0": boxes[None],
               "detection_scores:0": scores[None], "detection_classes:0": classes[None]}
    expected = mlperf(lambda module: module.PostProcessCoco(), list(outputs.values()), n)
    write("ssd", "tensorflow", COCO, STRETCHED, {"threshold": 0}, outputs, expected,
          {"boxes": "shares-yxyx", "classNumbers": "coco-ids"})


def ssd_zoo(seed):
    random = np.random.default_rng(seed)
    n = 40
    boxes = shares(random, n)
    labels = random.integers(1, 81, n)
    labels[:3] = [80, 1, 12]
    scores = make_golden.float32(np.sort(random.random(n))[::-1])
    sure(np.abs(scores - 0.05).min() > 1e-4)
    outputs = {"bboxes": boxes[None], "labels": labels[None], "scores": scores[None]}
    expected = mlperf(lambda module: module.PostProcessCocoPt(True, 0.05), list(outputs.values()), n)
    write("ssd", "zoo", COCO, STRETCHED, {"threshold": 0.05}, outputs, expected,
          {"boxes": "shares-xyxy", "classNumbers": "from-1"})


def yolo_fastestv2(seed):
    """The same random network as it is exported and as it is evaluated."""
    stub("torchsummary", summary=None)
    stub("tqdm", tqdm=None)
    sys.path.insert(0, str(FOLDER / "Yolo-FastestV2"))
    from model.detector import Detector
    from utils import utils
    torch.manual_seed(seed)
    k, width, height = 4, 160, 96
    given = [9.5, 12.25, 24.0, 20.5, 31.0, 48.5, 70.0, 40.0, 66.0, 90.5, 120.0, 77.0]
    network = Detector(k, 3, True).train()  # So that features are spread as a trained network's are.
    with torch.no_grad():
        for layer in (network.output_reg_layers, network.output_obj_layers, network.output_cls_layers):
            layer.weight.normal_(0, 0.3)
        picture = torch.rand(1, 3, height, width)
        raw = network(picture)
        network.export_onnx = True
        outputs = {str(794 + i): v.contiguous().numpy() for i, v in enumerate(network(picture))}
    cfg = {"anchors": given, "anchor_num": 3, "width": width, "height": height}
    found = utils.handel_preds(raw, cfg, torch.device("cpu"))
    found = utils.non_max_suppression(found, conf_thres=0.3, iou_thres=0.4)[0].numpy()
    letterbox = (1.0, 0.96, 0.0, 0.0, 160, 100, width, height)
    found = [(int(d[5]), d[4], d[:4]) for d in found]
    sure(8 < len(found) < 300)
    write("yolo-fastestv2", "two-levels", names(k), letterbox, {}, outputs,
          suggestions(found, names(k).__getitem__, letterbox, 300), {"anchors": given})


if __name__ == "__main__":
    first_sure(efficientdet, "raw", 3, 2, names(2), 0.3, None)
    first_sure(efficientdet, "coco-ids", 6, 90, COCO, 0.3, efficientdet_coco_options())
    first_sure(retina_net)
    first_sure(ssd_priors)
    first_sure(ssd_torchvision)
    first_sure(ssd_tensorflow)
    first_sure(ssd_zoo)
    first_sure(yolo_fastestv2)
