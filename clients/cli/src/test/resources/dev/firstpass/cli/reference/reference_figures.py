#!/usr/bin/env python3
"""Figures of shared models by a pipeline that shares nothing with the project; see README.md."""
import argparse
import ctypes
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import types

import cv2
import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
np.int = int  # As old code of PaddleOCR has it.


class Graphs:
    """ONNX Runtime through Node.js."""

    def __init__(self, node):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.process = subprocess.Popen(
            ["node", str(HERE / "run.js")], env={"NODE_PATH": str(node), "PATH": "/usr/bin:/bin"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, model, tensor):
        file = self.folder / "input"
        np.ascontiguousarray(tensor, np.float32).tofile(file)
        request = {"model": str(model), "shape": tensor.shape, "in": str(file)}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        shapes = json.loads(self.process.stdout.readline())
        return [np.fromfile(f"{file}.{i}", np.float32).reshape(s) for i, s in enumerate(shapes)]


class Growing:
    """What PaddleOCR takes of pyclipper."""

    library = None

    def AddPath(self, path, *_):
        self.path = np.trunc(path).astype(np.int64)

    def Execute(self, distance):
        out = np.zeros((4096, 2), np.int64)
        size = Growing.library.offset(
            self.path.ctypes.data_as(ctypes.c_void_p), len(self.path), ctypes.c_double(distance),
            out.ctypes.data_as(ctypes.c_void_p), len(out))
        return [out[: max(size, 0)]]


class Outline:
    """What PaddleOCR takes of shapely."""

    def __init__(self, points):
        points = np.asarray(points, float)
        following = np.roll(points, -1, 0)
        self.area = abs((points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]).sum()) / 2
        self.length = np.hypot(*(following - points).T).sum()


def paddle(folder):
    """PaddleOCR's own operators, with stand-ins for what Debian does not have."""
    sys.modules["pyclipper"] = types.SimpleNamespace(
        PyclipperOffset=Growing, JT_ROUND=0, ET_CLOSEDPOLYGON=0)
    sys.modules["shapely"] = types.ModuleType("shapely")
    sys.modules["shapely.geometry"] = types.SimpleNamespace(Polygon=Outline)
    return module(folder / "ppocr/data/imaug/operators.py"), module(
        folder / "ppocr/postprocess/db_postprocess.py")


def module(file):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def iou(a, b):
    a, b = (np.asarray(q, np.float32).reshape(4, 2) for q in (a, b))
    common = cv2.intersectConvexConvex(cv2.convexHull(a), cv2.convexHull(b))[0]
    union = cv2.contourArea(cv2.convexHull(a)) + cv2.contourArea(cv2.convexHull(b)) - common
    return common / union if union > 0 else 0


def matches(truths, found):
    pairs = sorted(
        ((iou(t, f), i, j) for i, t in enumerate(truths) for j, f in enumerate(found)), key=lambda p: -p[0])
    used, count = set(), 0
    for overlap, i, j in pairs:
        if overlap >= 0.5 and ("t", i) not in used and ("f", j) not in used:
            used |= {("t", i), ("f", j)}
            count += 1
    return count


def corners(box):
    """Clockwise from the top left: the two leftmost by height, the two rightmost likewise."""
    by_x = box[np.argsort(box[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    left, right = (pair[np.argsort(pair[:, 1], kind="stable")] for pair in (left, right))
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def texts(graphs, models, data, references):
    operators, post = paddle(references / "paddle")
    resize = operators.DetResizeForTest(limit_side_len=960, limit_type="max")
    normalise = operators.NormalizeImage(
        scale="1./255.", mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225], order="hwc")
    decode = post.DBPostProcess(thresh=0.3, box_thresh=0.6, max_candidates=1000, unclip_ratio=1.5)
    labelled = found = matched = 0
    for file in sorted((data / "sroie_receipts/box").glob("*.csv")):
        truths = [
            [float(v) for v in line.split(",")[:8]]
            for line in file.read_text("latin1").splitlines() if line.strip()]
        image = cv2.imread(str(data / "sroie_receipts/img" / (file.stem + ".jpg")))
        height, width = image.shape[:2]
        prepared = normalise(resize({"image": image}))
        maps = graphs.run(
            models / "ppocr_v3_det/ch_PP-OCRv3_det_infer.onnx", prepared["image"].transpose(2, 0, 1)[None])[0]
        boxes = decode({"maps": maps}, prepared["shape"][None])[0]["points"]
        boxes = [np.clip(corners(b), 0, [width - 1, height - 1]).astype(int) for b in boxes]
        boxes = [
            b for b in boxes
            if int(np.linalg.norm(b[0] - b[1])) > 3 and int(np.linalg.norm(b[0] - b[3])) > 3]
        labelled, found, matched = (
            labelled + len(truths), found + len(boxes), matched + matches(truths, boxes))
    precision, recall = matched / found, matched / labelled
    return {
        "labelled": labelled, "found": found, "matched": matched, "precision": round(precision, 4),
        "recall": round(recall, 4), "f1": round(2 * precision * recall / (precision + recall), 4)}


def runs(row_major):
    """Lengths of alternating runs of 0 and 1."""
    flat = row_major.ravel().astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flat]))).tolist()
    return np.diff([0, *edges, flat.size]).tolist()


def segments(graphs, models, data):
    model = models / "deeplab_v3_voc/deeplab_v3_1_default_1.onnx"
    result = {}
    for name in ("dog", "horses", "bus", "zidane"):
        image = cv2.cvtColor(cv2.imread(str(data / f"photos/{name}.jpg")), cv2.COLOR_BGR2RGB)
        small = cv2.resize(image, (257, 257)).astype(np.float32) / 127.5 - 1
        scores = cv2.resize(graphs.run(model, small[None])[0][0], image.shape[1::-1])
        classes = scores.argmax(2)
        result[name] = {
            int(c): runs(classes == c) for c in np.unique(classes) if (classes == c).sum() > 0}
    return result


def vww(graphs, models, data):
    """Visual Wake Words: a picture is of a person when one covers more than 0.5% of it."""
    coco = json.loads((data / "coco_val100/instances_val100.json").read_text())
    right = 0
    for image in coco["images"]:
        area = image["width"] * image["height"]
        truth = any(
            a["category_id"] == 1 and a["bbox"][2] * a["bbox"][3] > 0.005 * area
            for a in coco["annotations"] if a["image_id"] == image["id"])
        picture = cv2.imread(str(data / "coco_val100/images" / image["file_name"]))
        small = cv2.cvtColor(cv2.resize(picture, (96, 96)), cv2.COLOR_BGR2RGB)
        scores = graphs.run(models / "vww_96_person/vww_96_float.onnx", small.transpose(2, 0, 1)[None] / 255)[0]
        right += bool(scores[0].argmax()) == truth
    return {"right": int(right), "images": len(coco["images"])}


def mobilenet(graphs, models, data):
    """The first class of each photo: shorter side 256, centre 224, (x - 127.5) / 127.5."""
    names = (models / "mobilenet_v2_imagenet/imagenet_labels.txt").read_text().splitlines()
    result = {}
    for file in sorted((data / "photos").glob("*.jpg")) + sorted((data / "coco_val100/images").glob("*.jpg")):
        image = Image.open(file).convert("RGB")
        scale = 256 / min(image.size)
        width, height = (int(side * scale) if side != min(image.size) else 256 for side in image.size)
        resized = cv2.resize(np.asarray(image), (width, height))
        left, top = round((width - 224) / 2), round((height - 224) / 2)
        crop = resized[top : top + 224, left : left + 224].astype(np.float32)
        tensor = ((crop - 127.5) / 127.5).transpose(2, 0, 1)[None]
        scores = graphs.run(models / "mobilenet_v2_imagenet/mobilenet_v2_1.0_224_quant.onnx", tensor)[0][0]
        best = 1 + int(scores[1:].argmax())
        result[file.name] = [names[best], round(float(scores[best]), 4)]
    return result


def main():
    parser = argparse.ArgumentParser()
    for name in ("models", "images", "references", "node", "offset"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    given = parser.parse_args()
    Growing.library = ctypes.CDLL(str(given.offset))
    graphs = Graphs(given.node)
    figures = {
        "ppocr": texts(graphs, given.models, given.images, given.references),
        "vww": vww(graphs, given.models, given.images),
        "mobilenet": mobilenet(graphs, given.models, given.images),
        "deeplab": segments(graphs, given.models, given.images)}
    text = json.dumps(figures, separators=(",", ":")).replace('},"', '},\n"').replace('],"', '],\n"')
    (HERE / "figures.json").write_text(text + "\n")
    print(json.dumps({k: figures[k] for k in ("ppocr", "vww")}))


if __name__ == "__main__":
    main()
