"""Numbers of voxel51/fiftyone (commit 0019bf568d85566d9d9b6f1b03817859ebd8dc6f).

    python3 make_reference.py FIFTYONE/fiftyone/utils/data/exporters.py

Runs the functions _parse_detections, _parse_attributes and _to_labels_map_rev, cut out of the file so that the rest need
not be installed, and puts what they make of four pictures beside the tests (from_fiftyone.json), as
FiftyOneImageDetectionDatasetExporter does. FiftyOne's importer needs its database: the golden file labels.json is checked
here against the page on FiftyOneImageDetectionDataset and the numbers of SampleDraft.java.
"""
import ast
import json
import os
import sys
from types import SimpleNamespace

HERE = os.path.dirname(os.path.abspath(__file__))
WANTED = {"_parse_detections", "_parse_attributes", "_to_labels_map_rev"}
tree = ast.parse(open(sys.argv[1]).read())
scope = {}
exec(compile(ast.Module([n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name in WANTED], []), "exporters",
             "exec"), scope)


def detection(label, box, confidence=None, **attributes):
    return SimpleNamespace(label=label, bounding_box=box, confidence=confidence, iter_attributes=attributes.items)


def written(detections, classes):
    ids = None if classes is None else scope["_to_labels_map_rev"](classes)
    if detections is not None:
        detections = SimpleNamespace(detections=detections)
    return scope["_parse_detections"](detections, labels_map_rev=ids)


classes = ["cat", "dog"]
# Shares of a picture of 64x48 pixels.
pictures = {
    "a/cat": [detection("cat", [10.5 / 64, 20 / 48, 30.25 / 64, 20 / 48], 0.93, colour="red", age=3),
              detection("dog", [1 / 64, 2 / 48, 3 / 64, 4 / 48])],
    "empty": [],
    "unlabeled": None,
}
with open(os.path.join(HERE, "from_fiftyone.json"), "w") as file:
    json.dump({"classes": classes, "labels": {key: written(list_, classes) for key, list_ in pictures.items()}}, file)

golden = json.load(open(os.path.join(HERE, "labels.json")))
assert golden["classes"] == ["person", "car", "traffic light"] and list(golden["labels"]) == ["street/day 1/car"]
wanted = [("car", 0.91, [10.5, 20, 110.25, 220]), ("person", 0.5, [0, 100.4, 50.5, 480]),
          ("traffic light", 0.25, [275, 150, 325, 250]), ("car", 0.8, [400, 100, 440, 130.25]),
          ("person", 0.75, [20, 10, 31, 12]), ("person", 0.6, [200, 50, 240, 110])]
detections = golden["labels"]["street/day 1/car"]
assert len(detections) == len(wanted)
for found, (label, confidence, corners) in zip(detections, wanted):
    left, top, width, height = found["bounding_box"]
    assert golden["classes"][found["label"]] == label and found["confidence"] == confidence
    edges = [left * 640, top * 480, (left + width) * 640, (top + height) * 480]
    assert all(abs(a - b) < 1e-6 for a, b in zip(edges, corners)), (edges, corners)
print("ok")
