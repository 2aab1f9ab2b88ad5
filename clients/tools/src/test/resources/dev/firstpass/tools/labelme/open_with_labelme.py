"""Opens and writes label files with labelme's own LabelFile class (github.com/wkentaro/labelme, 5.1.1 in Debian 12).

    QT_QPA_PLATFORM=offscreen python3 open_with_labelme.py read a.json    prints what labelme has in memory
    QT_QPA_PLATFORM=offscreen python3 open_with_labelme.py write b.json   writes one shape of each of its types
    QT_QPA_PLATFORM=offscreen python3 open_with_labelme.py copy a.json b.json   what opening and saving makes of a file
"""
import base64
import io
import json
import sys

import PIL.Image
from labelme.label_file import LabelFile


def set_pixels(shape):
    """Returns the pixels of a mask, as newer labelme holds it: a PNG in the shape's own key."""
    mask = shape["other_data"].get("mask")
    if not mask:
        return None
    image = PIL.Image.open(io.BytesIO(base64.b64decode(mask))).convert("L")
    width = image.width
    return [[i % width, i // width] for i, value in enumerate(image.getdata()) if value]


def read(path):
    file = LabelFile(path)
    shapes = []
    for shape in file.shapes:
        shapes.append(
            {
                "label": shape["label"],
                "type": shape["shape_type"],
                "points": shape["points"],
                "group": shape["group_id"],
                "flags": shape["flags"],
                "score": shape["other_data"].get("score"),
                "description": shape["other_data"].get("description"),
                "pixels": set_pixels(shape),
            }
        )
    print(json.dumps({"image": file.imagePath, "flags": file.flags, "shapes": shapes}))


def write(path):
    shapes = [
        ("rectangle", [[10.5, 20.0], [1.5, 2.25]]),
        ("polygon", [[1.0, 2.0], [20.0, 3.5], [10.0, 30.0]]),
        ("circle", [[30.0, 20.0], [33.0, 24.0]]),
        ("line", [[1.0, 2.0], [3.0, 5.0]]),
        ("linestrip", [[1.0, 2.0], [3.0, 5.0], [8.0, 13.0]]),
        ("point", [[7.0, 9.0]]),
    ]
    LabelFile().save(
        filename=path,
        shapes=[
            {
                "label": "cat",
                "points": points,
                "group_id": None if i else 4,
                "shape_type": kind,
                "flags": {"occluded": i == 1},
            }
            for i, (kind, points) in enumerate(shapes)
        ],
        imagePath="a.png",
        imageHeight=48,
        imageWidth=64,
        otherData={},
        flags={"indoor": True, "night": False},
    )


def copy(source, target):
    file = LabelFile(source)
    shapes = []
    for shape in file.shapes:
        # As labelme's main window joins them again when it saves.
        fields = dict(shape.pop("other_data"))
        fields.update(shape)
        shapes.append(fields)
    LabelFile().save(
        filename=target,
        shapes=shapes,
        imagePath=file.imagePath,
        imageHeight=48,
        imageWidth=64,
        otherData=file.otherData,
        flags=file.flags,
    )


{"read": read, "write": write, "copy": copy}[sys.argv[1]](*sys.argv[2:])
