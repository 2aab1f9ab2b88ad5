"""Makes the pictures and golden files beside it: /usr/bin/python3 make_fixtures.py

Pictures are drawn here. Decoded pixels are OpenCV's (cv2.imread) or, for what OpenCV does not read,
Pillow's. Tensors are made with cv2.resize and numpy by the published recipe of each model family,
those named pillow-* and all that is in resampled/ with Pillow's Image.resize.
"""

import os
import shutil
import struct

import cv2
import numpy as np
from PIL import Image, ImageOps

HERE = os.path.dirname(os.path.abspath(__file__))
PICTURES = os.path.join(HERE, "pictures")
TENSORS = os.path.join(HERE, "tensors")
RESAMPLED = os.path.join(HERE, "resampled")


def path(name):
    return os.path.join(PICTURES, name)


def scene(width, height):
    """A smooth scene with edges, text and some noise; BGR."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    picture = np.stack(
        [255 * x / width, 255 * y / height, 127 + 120 * np.sin((x + 2 * y) / 9)], axis=-1
    )
    picture += np.random.default_rng(7).normal(0, 6, picture.shape)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    cv2.circle(picture, (width // 3, height // 2), height // 4, (20, 40, 230), -1)
    cv2.putText(picture, "F", (width // 2, height - 8), 0, height / 40, (250, 250, 250), 2)
    return picture


def exif(orientation):
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x112, 3, 1, orientation, 0) + b"\0" * 4
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def with_exif(jpeg, orientation):
    return jpeg[:2] + exif(orientation) + jpeg[2:]


def write(name, content):
    with open(path(name), "wb") as file:
        file.write(content)


def decoded(name):
    """Keeps what cv2.imread sees."""
    picture = cv2.imread(path(name), cv2.IMREAD_COLOR)
    cv2.imwrite(path(name + ".png"), picture)


def decoded_by_pillow(name):
    picture = ImageOps.exif_transpose(Image.open(path(name)))
    if picture.mode == "RGBA":
        picture = Image.fromarray(np.array(picture)[..., :3])
    picture.convert("RGB").save(path(name + ".png"))


def orientations():
    small = scene(50, 34)
    jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes()
    for orientation in range(1, 9):
        name = "exif_%d.jpg" % orientation
        write(name, with_exif(jpeg, orientation))
        decoded(name)


def formats():
    small = scene(50, 34)
    rgb = Image.fromarray(small[..., ::-1])
    alpha = np.tile(np.linspace(0, 255, 50).astype(np.uint8), (34, 1))
    rgba = Image.fromarray(np.dstack([small[..., ::-1], alpha]))
    wide = small.astype(np.uint16) * 257 // 2 + 77
    gray16 = wide[..., 0]
    rgb.convert("L").save(path("gray.jpg"))
    rgb.convert("CMYK").save(path("cmyk.jpg"))
    rgb.save(path("progressive.jpg"), progressive=True, quality=90)
    rgb.save(path("chroma444.jpg"), subsampling=0, quality=90)
    rgb.save(path("chroma422.jpg"), subsampling=1, quality=90)
    whole = open(path("chroma444.jpg"), "rb").read()
    write("truncated.jpg", whole[: len(whole) * 2 // 3])
    cv2.imwrite(path("gray16.png"), gray16)
    cv2.imwrite(path("rgb16.png"), wide)
    rgba.save(path("alpha.png"))
    rgb.convert("P").save(path("palette.png"))
    rgb.convert("1").save(path("bilevel.png"))
    rgb.save(path("rgb.bmp"))
    rgb.convert("P").save(path("palette.bmp"))
    rgb.save(path("lossy.webp"), quality=80)
    rgba.save(path("alpha.webp"), quality=80)
    rgb.save(path("lossless.webp"), lossless=True)
    rgb.save(path("lzw.tif"), compression="tiff_lzw")
    rgb.save(path("deflate.tif"), compression="tiff_deflate")
    rgb.save(path("jpeg.tif"), compression="jpeg")
    rgb.convert("CMYK").save(path("cmyk.tif"))
    rgb.convert("P").save(path("palette.tif"))
    rgb.convert("1").save(path("fax.tif"), compression="group4")
    rgba.save(path("alpha.tif"))
    cv2.imwrite(path("rgb16.tif"), wide)
    cv2.imwrite(path("gray16.tif"), gray16)
    rgb.convert("L").save(path("pages.tif"), save_all=True, append_images=[rgb.rotate(180)])
    rgb.save(path("turned.tif"), tiffinfo={274: 6})
    for name in sorted(os.listdir(PICTURES)):
        if name.count(".") == 1 and not name.startswith("exif"):
            decoded(name)
    rgb.convert("P").save(path("first.gif"), save_all=True, append_images=[rgb.rotate(180)])
    rgba.save(path("animated.webp"), save_all=True, append_images=[rgba.rotate(180)], lossless=True)
    rgb.save(path("turned.webp"), exif=exif(6)[10:], lossless=True)
    for name in ("first.gif", "animated.webp", "turned.webp"):
        decoded_by_pillow(name)


def resize(picture, width, height, kernel=cv2.INTER_LINEAR):
    return cv2.resize(picture, (width, height), interpolation=kernel)


def canvas(size, pad):
    return np.full((size, size, 3), pad, np.uint8)


def chw(picture):
    return np.ascontiguousarray(picture.transpose(2, 0, 1), dtype=np.float32)


def yolox(picture, size):
    r = min(size / picture.shape[0], size / picture.shape[1])
    width, height = int(picture.shape[1] * r), int(picture.shape[0] * r)
    target = canvas(size, 114)
    target[:height, :width] = resize(picture, width, height)
    return chw(target)


def centred(picture, size, pad, kernel=cv2.INTER_LINEAR):
    r = min(size / picture.shape[0], size / picture.shape[1])
    width, height = round(picture.shape[1] * r), round(picture.shape[0] * r)
    dw, dh = (size - width) / 2, (size - height) / 2
    top, bottom = round(dh - 0.1), round(dh + 0.1)
    left, right = round(dw - 0.1), round(dw + 0.1)
    resized = resize(picture, width, height, kernel)
    return cv2.copyMakeBorder(
        resized, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(pad, pad, pad)
    )


def ultralytics(picture, size):
    return chw(centred(picture, size, 114)[..., ::-1]) / np.float32(255)


def nanodet(picture, size):
    mean = np.array([103.53, 116.28, 123.675], np.float32)
    std = np.array([57.375, 57.12, 58.395], np.float32)
    return chw((centred(picture, size, 0, cv2.INTER_AREA).astype(np.float32) - mean) / std)


IMAGENET_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
IMAGENET_STD = np.array([0.229, 0.224, 0.225], np.float32)


def imagenet(picture):
    rgb = picture[..., ::-1].astype(np.float32) / 255
    return chw((rgb - IMAGENET_MEAN) / IMAGENET_STD)


def picodet(picture, size):
    return imagenet(resize(picture, size, size, cv2.INTER_CUBIC))


def ultraface(picture, width, height):
    return chw((resize(picture, width, height)[..., ::-1].astype(np.float32) - 127) / 128)


def yunet(picture):
    bottom, right = -picture.shape[0] % 32, -picture.shape[1] % 32
    return chw(cv2.copyMakeBorder(picture, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=0))


def middle(picture, size, fraction, resized):
    short = int(size / fraction)
    height, width = picture.shape[:2]
    if width <= height:
        width, height = short, int(short * height / width)
    else:
        width, height = int(short * width / height), short
    top, left = int(round((height - size) / 2.0)), int(round((width - size) / 2.0))
    return resized(picture, width, height)[top : top + size, left : left + size]


def classification(picture, size, fraction):
    return imagenet(middle(picture, size, fraction, resize))


def bilinear(picture, width, height):
    return pillow(picture, width, height, Image.Resampling.BILINEAR)


def bicubic(picture, width, height):
    return pillow(picture, width, height, Image.Resampling.BICUBIC)


def pillow(picture, width, height, kernel):
    return np.array(Image.fromarray(picture).resize((width, height), kernel))


def pillow_letterbox(picture, width, height, pad):
    r = min(width / picture.shape[1], height / picture.shape[0])
    inner = round(picture.shape[1] * r), round(picture.shape[0] * r)
    target = Image.new("RGB", (width, height), (pad, pad, pad))
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    target.paste(Image.fromarray(bilinear(picture, *inner)), (left, top))
    return chw(np.array(target))


def tensors():
    picture, small = scene(97, 61), scene(23, 17)
    rgb = np.ascontiguousarray(picture[..., ::-1])
    cv2.imwrite(os.path.join(TENSORS, "photo.png"), picture)
    cv2.imwrite(os.path.join(TENSORS, "small.png"), small)
    golden = {
        "yolox": yolox(picture, 40),
        "ultralytics": ultralytics(picture, 40),
        "ultralytics-enlarged": ultralytics(small, 40),
        "picodet": picodet(picture, 40),
        "nanodet": nanodet(picture, 40),
        "ultraface": ultraface(picture, 40, 30),
        "yunet": yunet(small),
        "classification": classification(picture, 28, 0.875),
        "pillow-stretch": chw(bicubic(rgb, 40, 30)),
        "pillow-letterbox": pillow_letterbox(rgb, 40, 30, 114),
        "pillow-crop": chw(middle(rgb, 28, 0.875, bicubic)),
    }
    for name, tensor in golden.items():
        tensor.astype("<f4").tofile(os.path.join(TENSORS, name + ".f32"))


def resampled():
    noise = np.random.default_rng(11)
    cases = {
        "scene": (scene(53, 37), [(20, 14), (52, 36), (80, 61), (53, 20), (19, 37), (7, 50), (1, 1)]),
        "edges": (255 * noise.integers(0, 2, (29, 31, 3), np.uint8), [(11, 9), (47, 43), (31, 3)]),
        "row": (noise.integers(0, 256, (1, 63, 3), np.uint8), [(17, 1), (90, 4), (63, 5)]),
        "column": (noise.integers(0, 256, (57, 1, 3), np.uint8), [(1, 13), (3, 80), (5, 57)]),
        "pixel": (noise.integers(0, 256, (1, 1, 3), np.uint8), [(6, 4)]),
    }
    for name, (picture, sizes) in cases.items():
        cv2.imwrite(os.path.join(RESAMPLED, name + ".png"), picture)
        for width, height in sizes:
            for kernel in (bilinear, bicubic):
                file = "%s-%s-%dx%d.png" % (name, kernel.__name__, width, height)
                cv2.imwrite(os.path.join(RESAMPLED, file), kernel(picture, width, height))


if __name__ == "__main__":
    for folder in (PICTURES, TENSORS, RESAMPLED):
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
    orientations()
    formats()
    tensors()
    resampled()
