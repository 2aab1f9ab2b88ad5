"""Numbers of openvinotoolkit/datumaro (commit 3d533b9cf8b9dd46366961fd4b070768dea59e95).

    cc -shared -fPIC -O2 -o libmask.so COCOAPI/common/maskApi.c
    python3 make_reference.py DATUMARO/src libmask.so

Runs Datumaro's own exporters on one picture and puts what they write beside the tests (from_datumaro*), then runs its
own importers on the golden files of the formats datumaro, kitti and open-images and fails unless they give the numbers of
SampleDraft.java. Packages that Debian lacks and these parts of Datumaro do not use are empty; orjson is json; the masks
are those of cocodataset/cocoapi (commit 8c9bcc3cf640524c4c20a9c40e89cb6a2f2fa0e9).
"""
import ctypes
import importlib.abc
import importlib.machinery
import json
import os
import shutil
import sys
import tempfile
import types
from unittest import mock

import numpy as np

SOURCES, LIBRARY = sys.argv[1:3]
HERE = os.path.dirname(os.path.abspath(__file__))
ABSENT = ("pyemd", "tensorboardX", "json_stream", "datumaro.rust_api", "datumaro._capi", "portalocker", "cryptography",
          "pyarrow", "openvino", "tensorflow", "tokenizers", "transformers", "filelock", "ovmsclient", "tritonclient")


class Nothing(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if any(name == absent or name.startswith(absent + ".") for absent in ABSENT):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return mock.MagicMock(name=spec.name, __path__=[])

    def exec_module(self, module):
        pass


class Rle(ctypes.Structure):
    _fields_ = [("h", ctypes.c_ulong), ("w", ctypes.c_ulong), ("m", ctypes.c_ulong),
                ("cnts", ctypes.POINTER(ctypes.c_uint))]


library = ctypes.CDLL(LIBRARY)
library.rleToString.restype = ctypes.c_char_p


def encode(pixels):
    height, width = pixels.shape
    flat = np.asfortranarray(pixels, dtype=np.uint8)
    rle = Rle()
    library.rleEncode(ctypes.byref(rle), flat.ctypes.data_as(ctypes.c_void_p), ctypes.c_ulong(height),
                      ctypes.c_ulong(width), ctypes.c_ulong(1))
    return {"size": [height, width], "counts": library.rleToString(ctypes.byref(rle))}


def decode(rle):
    height, width = rle["size"]
    runs = Rle()
    library.rleFrString(ctypes.byref(runs), ctypes.c_char_p(rle["counts"]), ctypes.c_ulong(height), ctypes.c_ulong(width))
    pixels = np.zeros((height, width), dtype=np.uint8, order="F")
    library.rleDecode(ctypes.byref(runs), pixels.ctypes.data_as(ctypes.c_void_p), ctypes.c_ulong(1))
    return pixels


def module(name, **names):
    made = types.ModuleType(name)
    made.__dict__.update(names)
    sys.modules[name] = made
    return made


masks = module("pycocotools.mask", encode=encode, decode=decode)
module("pycocotools", mask=masks, __path__=[])
module("orjson", loads=json.loads, JSONDecodeError=json.JSONDecodeError,
       dumps=lambda value, default=None, option=None: json.dumps(value, default=default, ensure_ascii=False).encode(),
       OPT_INDENT_2=1, OPT_SORT_KEYS=2, OPT_NON_STR_KEYS=4, OPT_SERIALIZE_NUMPY=8, OPT_APPEND_NEWLINE=16)
sys.meta_path.append(Nothing())
sys.path.insert(0, SOURCES)

from datumaro.components.annotation import (AnnotationType, Bbox, Label, LabelCategories, Mask, Points, PointsCategories,
                                            Polygon)
from datumaro.components.dataset import Dataset
from datumaro.components.dataset_base import DatasetItem
from datumaro.components.media import Image
from datumaro.plugins.data_formats.datumaro.base import DatumaroBase
from datumaro.plugins.data_formats.datumaro.exporter import DatumaroExporter
from datumaro.plugins.data_formats.kitti.base import KittiDetectionBase
from datumaro.plugins.data_formats.kitti.exporter import KittiDetectionExporter
from datumaro.plugins.data_formats.open_images import OpenImagesBase, OpenImagesExporter

PICTURE = np.zeros((48, 64, 3), dtype=np.uint8)


def dataset(*annotations):
    item = DatasetItem(id="a/cat", subset="train", media=Image.from_numpy(data=PICTURE, ext=".jpg"),
                       annotations=list(annotations), attributes={"frame": 7})
    points = PointsCategories()
    points.add(1, labels=["left", "nose"], joints=[])
    return Dataset.from_iterable(
        [item], media_type=Image,
        categories={AnnotationType.label: LabelCategories.from_iterable(["cat", "traffic-light"]),
                    AnnotationType.points: points})


def written(exporter, data, path, name):
    with tempfile.TemporaryDirectory() as folder:
        exporter(data, folder, save_media=False).apply()
        target = os.path.join(HERE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy(os.path.join(folder, path), target)


box = Bbox(10.5, 20, 30.25, 20, label=0, id=1, group=3, z_order=2,
           attributes={"occluded": True, "score": 0.93, "colour": "red"})
pixels = np.zeros((48, 64), dtype=np.uint8)
pixels[10, 20:23] = pixels[11, 20] = pixels[11, 22] = 1
pixels[30:40, 1:50] = 1
written(DatumaroExporter, dataset(
    box,
    Polygon([1, 2, 20, 3.5, 10, 30], label=1, id=2),
    Mask(pixels, label=0, id=3),
    Points([10, 12, 15, 20], [2, 0], label=1, id=4),
    Label(1, id=5, attributes={"score": 0.5}),
), "annotations/train.json", "from_datumaro.json")
boxes = dataset(box, Bbox(1, 2, 3, 4, label=1, id=2, attributes={"truncated": True}))
written(KittiDetectionExporter, boxes, "train/label_2/a/cat.txt", "../kitti/from_datumaro.txt")
boxes = dataset(box, Bbox(1, 2, 3, 4, label=1, id=2, attributes={"truncated": True}), Label(1, attributes={"score": 0.5}))
for name in ("train-annotations-bbox.csv", "train-annotations-human-imagelabels.csv", "train-images-with-rotation.csv",
             "class-descriptions.csv", "images.meta"):
    written(OpenImagesExporter, boxes, "annotations/" + name, "../openimages/from_datumaro/" + name)

# The draft of SampleDraft.java, from its text.
NAMES = ["person", "car", "traffic light"]
BOXES = [(1, 0.91, [10.5, 20, 110.25, 220]), (0, 0.5, [0, 100.4, 50.5, 480]), (2, 0.25, [275, 150, 325, 250]),
         (1, 0.8, [400, 100, 440, 130.25]), (0, 0.75, [20, 10, 31, 12]), (0, 0.6, [200, 50, 240, 110])]


def same(actual, wanted, tolerance=1e-3):
    assert np.allclose(actual, wanted, rtol=0, atol=tolerance), (actual, wanted)


def check_boxes(annotations, names, tolerance):
    assert len(annotations) == len(BOXES)
    for annotation, (label, score, corners) in zip(annotations, BOXES):
        assert names[annotation.label] == NAMES[label].replace(" ", "_") or names[annotation.label] == NAMES[label]
        same(annotation.attributes["score"], score, 1e-9)
        same(annotation.points, corners, tolerance)


def labels(extractor):
    return [item.name for item in extractor.categories()[AnnotationType.label]]


with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/annotations")
    path = shutil.copy(HERE + "/default.json", folder + "/annotations/default.json")
    extractor = DatumaroBase(path)
    (item,) = list(extractor)
    assert item.id == "street/day 1/car" and item.media.size == (480, 640)
    assert labels(extractor) == NAMES
    kinds = [annotation.type.name for annotation in item.annotations]
    assert kinds == ["bbox", "bbox", "bbox", "polygon", "mask", "points", "bbox", "label"], kinds
    first, second, turned, polygon, mask, points, around, tag = item.annotations
    same(first.points, BOXES[0][2])
    same(second.points, BOXES[1][2])
    same(turned.points, [250, 175, 350, 225])
    assert turned.attributes == {"score": 0.25, "rotation": 90.0}
    same(polygon.points, [400, 100, 440, 100, 420.5, 130.25])
    wanted = np.zeros((480, 640))
    wanted[10, 20:23] = wanted[11, 20] = wanted[11, 22] = wanted[11, 30] = 1
    assert (mask.image == wanted).all()
    same(points.points, [210.1234, 60, 220, 70.5], 6e-3)
    same(around.points, BOXES[5][2])
    assert points.group == around.group != 0
    assert extractor.categories()[AnnotationType.points].items[0].labels == ["left-eye", "nose"]
    assert tag.label == 1 and tag.attributes == {"score": 0.99}

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/training/label_2/street")
    shutil.copy(HERE + "/../kitti/car.txt", folder + "/training/label_2/street/car.txt")
    extractor = KittiDetectionBase(folder + "/training")
    (item,) = list(extractor)
    assert item.id == "street/car"
    check_boxes(item.annotations, labels(extractor), 6e-3)
    assert not any(annotation.attributes["truncated"] or annotation.attributes["occluded"]
                   for annotation in item.annotations)

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/annotations")
    for name in os.listdir(HERE + "/../openimages"):
        if name != "from_datumaro":
            shutil.copy(HERE + "/../openimages/" + name, folder + "/annotations/" + name)
    extractor = OpenImagesBase(folder)
    (item,) = list(extractor)
    assert item.id == "street/day 1/car" and labels(extractor) == NAMES
    tag, *rest = item.annotations
    assert tag.label == 1 and tag.attributes == {"score": 0.99}
    check_boxes(rest, labels(extractor), 6e-3)
    assert all(set(annotation.attributes) == {"score"} for annotation in rest)
print("ok")
