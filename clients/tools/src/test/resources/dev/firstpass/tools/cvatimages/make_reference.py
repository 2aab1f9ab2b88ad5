"""Numbers of opencv/cvat (commit fb0eb4375ef887ccfebd64b19a78d4d5c87dbc81).

    python3 make_reference.py CVAT/cvat/apps/dataset_manager/formats/cvat.py

Runs the functions create_xml_dumper, dump_as_cvat_annotation and load_anno, cut out of the file so that the server need
not be installed: puts what the first two write beside the tests (from_cvat.xml), then reads the golden file
annotations.xml with the third and fails unless it gives the numbers of SampleDraft.java.
"""
import ast
import io
import os
import sys
from collections import OrderedDict
from types import SimpleNamespace
from xml.etree import ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
WANTED = {"pairwise", "create_xml_dumper", "dump_as_cvat_annotation", "load_anno"}


class ProjectData:
    pass


tree = ast.parse(open(sys.argv[1]).read())
found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in WANTED]
scope = {"OrderedDict": OrderedDict, "ProjectData": ProjectData, "ElementTree": ElementTree, "osp": os.path,
         "DatasetItem": lambda **about: about, "match_dm_item": lambda item, instance_data: item["attributes"]["frame"]}
exec(compile(ast.Module(found, []), sys.argv[1], "exec"), scope)


def shape(type, label, points, **more):
    about = dict(type=type, label=label, points=points, source="manual", occluded=False, outside=False, rotation=0,
                 z_order=0, group=0, attributes=[], elements=[])
    return SimpleNamespace(**dict(about, **more))


def attribute(name, value):
    return SimpleNamespace(name=name, value=value)


frame = SimpleNamespace(
    frame=0, name="a/cat.jpg", width=64, height=48,
    labeled_shapes=[
        shape("rectangle", "cat", [10.5, 20, 40.75, 40], source="auto", occluded=True, group=3, z_order=2,
              attributes=[attribute("confidence", "0.93"), attribute("colour", "red"), attribute("wet", "true")]),
        shape("rectangle", "dog", [22, 16, 38, 24], rotation=30),
        shape("polygon", "cat", [1, 2, 20, 3.5, 10, 30]),
        # Runs from zeros, then the first and the last column and row.
        shape("mask", "cat", [0, 3, 8, 1, 1, 1, 7, 1, 20, 10, 30, 11]),
        shape("ellipse", "dog", [20, 24, 30, 20]),
        shape("points", "dog", [5, 6, 7, 8]),
        shape("skeleton", "face", [], elements=[
            shape("points", "left", [10, 12]), shape("points", "nose", [15, 20], occluded=True),
            shape("points", "right", [0, 0], outside=True)]),
        shape("polyline", "dog", [1, 2, 3, 4]),
    ],
    tags=[SimpleNamespace(label="dog", source="manual", group=0, attributes=[])])


class Annotations:
    meta = OrderedDict([("task", OrderedDict([
        ("id", "7"), ("mode", "annotation"),
        ("labels", [
            ("label", OrderedDict([("name", "cat"), ("color", "#ff0000"), ("type", "any"), ("attributes", [])])),
            ("label", OrderedDict([("name", "dog"), ("color", "#00ff00"), ("type", "any"), ("attributes", [])])),
            ("label", OrderedDict([("name", "face"), ("color", "#0000ff"), ("type", "skeleton"), ("attributes", [])])),
            ("label", OrderedDict([("name", "left"), ("color", "#0000ff"), ("type", "points"), ("attributes", []),
                                   ("parent", "face")])),
        ])]))])

    def group_by_frame(self, include_empty):
        return [frame]


out = io.StringIO()
dumper = scope["create_xml_dumper"](out)
dumper.open_document()
scope["dump_as_cvat_annotation"](dumper, Annotations())
dumper.close_document()
with open(os.path.join(HERE, "from_cvat.xml"), "w", encoding="utf-8") as file:
    file.write(out.getvalue())


class Read:
    """What load_anno gives its results to."""

    def __init__(self):
        self.shapes = []
        self.tags = []

    def abs_frame_id(self, frame):
        return frame

    def add_shape(self, shape):
        self.shapes.append(shape)

    def add_tag(self, tag):
        self.tags.append(tag)

    LabeledShape = staticmethod(lambda **about: about)
    Tag = staticmethod(lambda **about: about)
    Attribute = staticmethod(lambda name, value: (name, value))


read = Read()
with open(os.path.join(HERE, "annotations.xml"), "rb") as file:
    scope["load_anno"](file, read)
wanted = [
    ("rectangle", "car", "0.91", [10.5, 20, 110.25, 220], 0),
    ("rectangle", "person", "0.5", [0, 100.4, 50.5, 480], 0),
    ("rectangle", "traffic light", "0.25", [250, 175, 350, 225], 90),
    ("polygon", "car", "0.8", [400, 100, 440, 100, 420.5, 130.25], 0),
    ("mask", "person", "0.75", [0, 3, 8, 1, 1, 1, 7, 1, 20, 10, 30, 11], 0),
    ("skeleton", "person", "0.6", [], 0),
]
assert len(read.shapes) == len(wanted)
for shape, (type, label, confidence, points, rotation) in zip(read.shapes, wanted):
    assert (shape["type"], shape["label"], shape["rotation"]) == (type, label, rotation), shape
    assert list(map(float, shape["points"])) == points, shape
    assert shape["attributes"] == [("confidence", confidence)], shape
points = read.shapes[5]["elements"]
assert [(p["label"], p["points"], p["attributes"]) for p in points] == [
    ("left-eye", [210.123, 60], [("confidence", "0.9")]), ("nose", [220, 70.5], [("confidence", "0.8")])], points
assert [(tag["label"], tag["attributes"]) for tag in read.tags] == [("car", [("confidence", "0.99")])], read.tags
print("ok")
