"""Numbers of supervisely/supervisely (commit aa7ba99fd78f1981c1f709dfdfb79d71251e254b).

    python3 make_reference.py SUPERVISELY

Puts what Annotation.to_json and ProjectMeta.to_json write for one picture beside the tests (from_supervisely), then reads
the golden files with from_json and fails unless they give the numbers of SampleDraft.java. Only the modules of annotations,
geometry and project settings are run; the rest of the package, and packages that Debian lacks, are empty.
"""
import importlib.abc
import importlib.machinery
import json
import os
import sys
from unittest import mock

import numpy as np

ROOT = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
RUN = ["supervisely." + name for name in (
    "annotation", "geometry", "collection", "imaging.color", "_utils", "io.json", "io.pickle_compat", "sly_logger", "project.project_meta",
    "project.project_type", "project.project_settings")]
ABSENT = ("prettytable", "aiofiles", "pythonjsonlogger", "skimage", "imgaug", "rich", "requests", "requests_toolbelt", "httpx", "trimesh", "nrrd", "SimpleITK")


def is_in(name, packages):
    return any(name == package or name.startswith(package + ".") for package in packages)


class Nothing(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if is_in(name, ABSENT) or is_in(name, ["supervisely"]) and not is_in(name, RUN):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return mock.MagicMock(name=spec.name, __path__=[os.path.join(ROOT, *spec.name.split("."))])

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Nothing())
sys.path.insert(0, ROOT)

from supervisely.annotation.annotation import Annotation
from supervisely.annotation.label import Label
from supervisely.annotation.obj_class import ObjClass
from supervisely.annotation.tag import Tag
from supervisely.annotation.tag_collection import TagCollection
from supervisely.annotation.tag_meta import TagMeta, TagValueType
from supervisely.geometry.any_geometry import AnyGeometry
from supervisely.geometry.bitmap import Bitmap
from supervisely.geometry.graph import GraphNodes, KeypointsTemplate, Node
from supervisely.geometry.oriented_bbox import OrientedBBox
from supervisely.geometry.point import Point
from supervisely.geometry.point_location import PointLocation
from supervisely.geometry.polygon import Polygon
from supervisely.geometry.polyline import Polyline
from supervisely.geometry.rectangle import Rectangle
from supervisely.project.project_meta import ProjectMeta


def at(*points):
    return [PointLocation(row=y, col=x) for x, y in points]


cat = ObjClass("cat", AnyGeometry, color=[255, 0, 0])
template = KeypointsTemplate()
template.add_point(label="left", row=0, col=0)
template.add_point(label="nose", row=1, col=1)
ids = list(template.point_names)
face = ObjClass("face", GraphNodes, color=[0, 255, 0], geometry_config=template)
confidence = TagMeta("confidence", TagValueType.ANY_NUMBER, color=[1, 2, 3])
wet = TagMeta("wet", TagValueType.NONE, color=[4, 5, 6])
colour = TagMeta("colour", TagValueType.ANY_STRING, color=[7, 8, 9])
meta = ProjectMeta(obj_classes=[cat, face], tag_metas=[confidence, wet, colour])
pixels = np.zeros((2, 11), dtype=bool)
pixels[0, :3] = pixels[1, 0] = pixels[1, 2] = pixels[1, 10] = True
annotation = Annotation(
    (48, 64),
    [
        Label(Rectangle(top=20, left=10, bottom=39, right=40), cat,
              TagCollection([Tag(confidence, 0.93), Tag(wet), Tag(colour, "red")]), description="a cat"),
        Label(Polygon(at((1, 2), (20, 3), (10, 30)), []), cat),
        Label(Bitmap(pixels, PointLocation(row=10, col=20)), cat),
        Label(GraphNodes({ids[0]: Node(PointLocation(12, 10)), ids[1]: Node(PointLocation(20, 15))}), face),
        Label(Point(6, 5), cat),
        Label(OrientedBBox(top=20, left=10, bottom=29, right=39, angle=0.25), cat),
        Label(Polyline(at((1, 2), (3, 4))), cat),
    ],
    TagCollection([Tag(wet), Tag(colour, "grey")]))
os.makedirs(HERE + "/from_supervisely", exist_ok=True)
for name, value in (("meta.json", meta.to_json()), ("cat.jpg.json", annotation.to_json())):
    with open(os.path.join(HERE, "from_supervisely", name), "w") as file:
        json.dump(value, file)

meta = ProjectMeta.from_json(json.load(open(HERE + "/meta.json")))
assert [c.name for c in meta.obj_classes] == ["person", "car", "traffic light"]
annotation = Annotation.from_json(json.load(open(HERE + "/car.jpg.json")), meta)
assert annotation.img_size == (480, 640) and [tag.name for tag in annotation.img_tags] == ["car"]
first, second, turned, polygon, mask, points = annotation.labels
scores = [label.tags.get("confidence").value for label in annotation.labels]
assert scores == [0.91, 0.5, 0.25, 0.8, 0.75, 0.6], scores


def box(label):
    rectangle = label.geometry.to_bbox()
    return [rectangle.left, rectangle.top, rectangle.right, rectangle.bottom]


# Edges of SampleDraft.java rounded; the right and the bottom pixel are the last ones.
assert box(first) == [11, 20, 109, 219] and box(second) == [0, 100, 50, 479]
assert [first.geometry.width, first.geometry.height] == [99, 200]
assert box(turned) == [275, 150, 325, 250] and isinstance(turned.geometry, Polygon)
assert polygon.geometry.exterior_np.tolist() == [[100, 400], [100, 440], [130, 421]]
assert (mask.geometry.data == pixels).all() and box(mask) == [20, 10, 30, 11]
assert points.geometry.to_json() == {"nodes": {"left-eye": {"loc": [210, 60]}, "nose": {"loc": [220, 71]}}}
print("ok")
