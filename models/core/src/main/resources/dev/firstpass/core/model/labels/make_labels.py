#!/usr/bin/env python3
"""Writes the label files beside it; see SOURCES.md."""
import pathlib

from torchvision.models import _meta

HERE = pathlib.Path(__file__).parent
DOTA = (
    "plane,ship,storage tank,baseball diamond,tennis court,basketball court,ground track field,harbor,bridge,"
    "large vehicle,small vehicle,helicopter,roundabout,soccer ball field,swimming pool")


def write(name, labels):
    (HERE / f"{name}.txt").write_text("".join(label + "\n" for label in labels))


coco = _meta._COCO_CATEGORIES
write("coco91", coco)
write("coco80", [name for name in coco[1:] if name != "N/A"])
voc = ["background", *_meta._VOC_CATEGORIES[1:]]
write("voc21", voc)
write("voc20", voc[1:])
write("imagenet1000", _meta._IMAGENET_CATEGORIES)
write("imagenet1001", ["background", *_meta._IMAGENET_CATEGORIES])
write("dota15", DOTA.split(","))
write("widerface", ["face"])
