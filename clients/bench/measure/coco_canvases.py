"""Makes large pictures of a COCO set, to measure tiling (docs/performance.md, "Tiling").

  mosaic  3 x 3 pictures at their own size on a gray canvas of 1920 x 1920: objects as large as ever in a picture nine
          times as large, like an aerial or street panorama; nothing is enlarged, so nothing is made up
  enlarge each picture four times as wide and high (cubic): no more detail than before, every object larger than a tile

Run with Debian's python3-opencv: /usr/bin/python3 coco_canvases.py mosaic|enlarge FOLDER_WITH_INSTANCES_JSON OUT
OUT/instances.json and OUT/images are what 'firstpass evaluate --data OUT' reads.
"""
import json
import pathlib
import sys

import cv2
import numpy as np

COLUMNS, CELL, TIMES = 3, 640, 4


def read(folder):
    coco = json.load(open(next(folder.glob("instances*.json"))))
    boxes = {}
    for annotation in coco["annotations"]:
        boxes.setdefault(annotation["image_id"], []).append(annotation)
    return coco, boxes


def moved(annotation, number, image, left, top, times):
    x, y, width, height = annotation["bbox"]
    box = [x * times + left, y * times + top, width * times, height * times]
    return dict(annotation, id=number, image_id=image, bbox=box, area=annotation["area"] * times * times)


def mosaic(coco):
    per_canvas = COLUMNS * COLUMNS
    images = coco["images"]
    for start in range(0, len(images) - per_canvas + 1, per_canvas):
        cells = [(image, i % COLUMNS * CELL, i // COLUMNS * CELL) for i, image in enumerate(images[start:start + per_canvas])]
        yield f"mosaic-{start // per_canvas:02}.png", (COLUMNS * CELL, COLUMNS * CELL), cells, 1


def enlarge(coco):
    for image in coco["images"]:
        size = (image["height"] * TIMES, image["width"] * TIMES)
        yield pathlib.Path(image["file_name"]).stem + ".jpg", size, [(image, 0, 0)], TIMES


def main(kind, source, target):
    source, target = pathlib.Path(source), pathlib.Path(target)
    (target / "images").mkdir(parents=True, exist_ok=True)
    coco, boxes = read(source)
    out = dict(categories=coco["categories"], images=[], annotations=[])
    for name, (height, width), cells, times in {"mosaic": mosaic, "enlarge": enlarge}[kind](coco):
        canvas = np.full((height, width, 3), 114, np.uint8)
        number = len(out["images"]) + 1
        for image, left, top in cells:
            file = source / "images" / image["file_name"]
            pixels = cv2.imread(str(file), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
            pixels = cv2.resize(pixels, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC) if times > 1 else pixels
            canvas[top:top + pixels.shape[0], left:left + pixels.shape[1]] = pixels
            for annotation in boxes.get(image["id"], []):
                out["annotations"].append(moved(annotation, len(out["annotations"]) + 1, number, left, top, times))
        cv2.imwrite(str(target / "images" / name), canvas)
        out["images"].append(dict(id=number, file_name=name, width=width, height=height))
    json.dump(out, open(target / "instances.json", "w"))


main(*sys.argv[1:])
