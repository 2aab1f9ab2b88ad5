"""Tells where Pillow's ImageOps.exif_transpose puts every pixel of a small picture.

    python3 make_orientations.py > orientations.tsv
"""
import io

from PIL import Image, ImageOps

COLUMNS, ROWS = 5, 3
ORIENTATION = 274

print("exif\tupright_width\tupright_height\tupright_x\tupright_y\tstored_x\tstored_y")
for number in range(1, 9):
    stored = Image.new("L", (COLUMNS, ROWS))
    stored.putdata(range(COLUMNS * ROWS))
    exif = Image.Exif()
    exif[ORIENTATION] = number
    file = io.BytesIO()
    stored.save(file, "PNG", exif=exif.tobytes())
    upright = ImageOps.exif_transpose(Image.open(file))
    for y in range(upright.height):
        for x in range(upright.width):
            pixel = upright.getpixel((x, y))
            row = (number, upright.width, upright.height, x, y, pixel % COLUMNS, pixel // COLUMNS)
            print(*row, sep="\t")
