"""Numbers of HumanSignal/labelImg (commit b33f965b6d14c14f1e46b247f1bf346e03f2e950).

    python3 make_reference.py LABELIMG

Puts what CreateMLWriter writes for two pictures beside the tests (from_labelimg.json), then reads the golden file
car.createml.json with CreateMLReader and fails unless it gives the boxes of SampleDraft.java.
"""
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, sys.argv[1])
from libs.create_ml_io import CreateMLReader, CreateMLWriter


def shape(label, x0, y0, x1, y1):
    return {"label": label, "points": [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]}


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "labels.json")
    CreateMLWriter("a", "cat.jpg", (48, 64, 3), [shape("cat", 10.5, 20, 40.75, 40), shape("dog", 1, 2, 4, 6)], path).write()
    CreateMLWriter("a", "empty.jpg", (48, 64, 3), [], path).write()
    text = open(path).read()
with open(os.path.join(HERE, "from_labelimg.json"), "w") as file:
    file.write(text)

reader = CreateMLReader(os.path.join(HERE, "car.createml.json"), "anywhere/car.jpg")
wanted = [("car", [10.5, 20, 110.25, 220]), ("person", [0, 100.4, 50.5, 480]), ("traffic light", [275, 150, 325, 250]),
          ("car", [400, 100, 440, 130.25]), ("person", [20, 10, 31, 12]), ("person", [200, 50, 240, 110])]
shapes = reader.get_shapes()
assert len(shapes) == len(wanted)
for (label, points, *_), (name, corners) in zip(shapes, wanted):
    assert label == name
    assert all(abs(a - b) < 1e-3 for a, b in zip([*points[0], *points[2]], corners)), (points, corners)
print("ok")
