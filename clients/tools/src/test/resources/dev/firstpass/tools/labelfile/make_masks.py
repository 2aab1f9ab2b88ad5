"""Makes masks.json: PNG files of one mask in all pixel formats, by Pillow (9.4.0, Debian 12).

    python3 make_masks.py > masks.json
"""
import base64
import io
import json

import numpy as np
from PIL import Image

HEIGHT, WIDTH = 23, 37


def mask():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    ring = (x - 18.2) ** 2 + 2 * (y - 11.1) ** 2
    return (ring < 200) & (ring > 40) | ((x + 3 * y) % 11 == 0)


def image(kind, pixels):
    grey = Image.fromarray((pixels * 255).astype(np.uint8))
    # Soft values, so that the encoder has reason to use each filter.
    ramp = (pixels * (np.arange(WIDTH) * 5 + 20)[None, :]).astype(np.uint8)
    if kind == "grey-0-1":
        return Image.fromarray(pixels.astype(np.uint8))
    if kind == "grey-ramp":
        return Image.fromarray(ramp)
    if kind == "bilevel":
        return grey.convert("1")
    if kind == "palette":
        picture = Image.fromarray(pixels.astype(np.uint8), mode="P")
        picture.putpalette([0, 0, 0, 255, 0, 0])
        return picture
    if kind == "rgb":
        return Image.merge("RGB", [Image.fromarray(ramp), Image.new("L", grey.size), grey])
    if kind == "rgba":
        return Image.merge("RGBA", [Image.fromarray(ramp), grey, grey, Image.new("L", grey.size, 255)])
    if kind == "grey-alpha":
        return Image.merge("LA", [Image.fromarray(ramp), Image.new("L", grey.size, 255)])
    return Image.fromarray((pixels.astype(np.uint16) * 300), mode="I;16")


def main():
    pixels = mask()
    files = {}
    for kind in ["grey-0-1", "grey-ramp", "bilevel", "palette", "rgb", "rgba", "grey-alpha", "grey-16"]:
        out = io.BytesIO()
        image(kind, pixels).save(out, "PNG")
        files[kind] = base64.b64encode(out.getvalue()).decode()
    flat = pixels.reshape(-1).astype(int)
    edges = np.flatnonzero(np.diff(flat)) + 1
    runs = np.diff(np.concatenate([[0], edges, [flat.size]])).tolist()
    runs = ([0] if flat[0] else []) + runs
    print(json.dumps({"width": WIDTH, "height": HEIGHT, "runs": runs, "files": files}, indent=1))


main()
