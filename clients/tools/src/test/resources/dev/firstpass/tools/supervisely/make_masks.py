"""PNG files of one mask in every kind that Pillow and OpenCV write (Debian 12: Pillow 9.4.0, OpenCV 4.6.0).

    python3 make_masks.py > masks.txt

Each line is the kind and the file in base64; pixel (x, y) of 13x9 is set where (3 x + 5 y) % 7 < 3.
"""
import base64
import io

import cv2
import numpy as np
from PIL import Image

y, x = np.mgrid[:9, :13]
mask = (3 * x + 5 * y) % 7 < 3
grey = (mask * 200).astype(np.uint8)
colour = np.dstack([mask * 3, mask * 77, mask * 250]).astype(np.uint8)
opaque = np.dstack([(x * 19).astype(np.uint8), (y * 27).astype(np.uint8), grey, (mask * 128).astype(np.uint8)])


def pillow(image, **options):
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


palette = Image.fromarray(mask.astype(np.uint8))
palette.putpalette([0, 0, 0, 255, 255, 255])
files = {
    "one-bit": pillow(Image.fromarray(mask)),
    "grey": pillow(Image.fromarray(grey)),
    "grey-16": cv2.imencode(".png", grey.astype(np.uint16) * 200)[1].tobytes(),
    "grey-opacity": pillow(Image.fromarray(np.dstack([255 - grey, (mask * 9).astype(np.uint8)]), "LA")),
    "colour": pillow(Image.fromarray(colour)),
    "opacity": pillow(Image.fromarray(opaque)),
    "palette": pillow(palette),
    "palette-opacity": pillow(palette, transparency=0),
}
for strategy in range(4):
    options = [cv2.IMWRITE_PNG_STRATEGY, strategy, cv2.IMWRITE_PNG_COMPRESSION, 9]
    files["filter-%d" % strategy] = cv2.imencode(".png", colour, options)[1].tobytes()
for kind, data in files.items():
    print(kind, base64.b64encode(data).decode())
