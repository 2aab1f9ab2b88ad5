"""Makes the pictures and recordings that come with the built-in models: for a first try, and as golden items.

    /usr/bin/python3 samples.py --out OUT

writes receipt.jpg (a printed receipt on a table, with the lines' true places in receipt.json), smear.jpg
(drawn blood cells), conversation.flac (synthesised voices with pauses, noise and music) and digits.flac (a
synthesised voice that says 4 7 1 9 0 2 5 8 3 6). Nothing is read but fonts; seeds are fixed. Needs Debian's
python3-opencv, python3-pil, fonts-dejavu-core, fonts-wqy-zenhei, ffmpeg and flite.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
MONO = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
CHINESE = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"


# ---------------------------------------------------------------- pictures
def smooth(random, height, width, octaves, channels=1):
    """Noise in [-1, 1] or so, of details of several sizes."""
    total = np.zeros((height, width, channels), np.float32)
    for octave in octaves:
        grain = random.standard_normal((2**octave, 2**octave, channels)).astype(np.float32)
        grown = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)
        total += grown.reshape(height, width, channels) / len(octaves)
    return total


def printed():
    """The receipt as it leaves the printer, and where its lines are."""
    width, height = 460, 700
    paper = Image.new("L", (width, height), 248)
    draw = ImageDraw.Draw(paper)
    quads = []

    def write(text, path, size, x, y, align="left"):
        font = ImageFont.truetype(path, size)
        left, top, right, bottom = draw.textbbox((0, 0), text, font=font)
        if align == "middle":
            x = (width - right) / 2
        elif align == "right":
            x -= right
        draw.text((x, y), text, font=font, fill=35)
        quads.append([[x + left, y + top], [x + right, y + top], [x + right, y + bottom], [x + left, y + bottom]])

    write("THE CORNER CAFE", BOLD, 30, 0, 28, "middle")
    write("街角咖啡馆", CHINESE, 26, 0, 74, "middle")
    write("12 Harbour Street", SANS, 18, 0, 116, "middle")
    write("Tel: 555-0148", SANS, 18, 0, 142, "middle")
    draw.line((30, 180, width - 30, 180), fill=60, width=2)
    for i, (item, count, price) in enumerate(
        (("Flat white", "2", "7.80"), ("Apple cake", "1", "4.50"), ("热牛奶", "1", "3.20"), ("Sandwich", "3", "19.50"), ("Still water", "1", "2.10"))
    ):
        y = 204 + i * 40
        write(item, CHINESE if ord(item[0]) > 255 else MONO, 20, 36, y)
        write(count, BOLD, 22, 262, y)
        write(price, MONO, 20, width - 36, y, "right")
    for x in range(30, width - 30, 12):
        draw.line((x, 414, x + 6, 414), fill=60, width=2)
    write("TOTAL", BOLD, 28, 36, 434)
    write("37.10", BOLD, 28, width - 36, 434, "right")
    write("Card", SANS, 20, 36, 484)
    write("37.10", SANS, 20, width - 36, 484, "right")
    write("2026-11-25 09:41", MONO, 18, 36, 532)
    write("No. 004217", MONO, 18, width - 36, 532, "right")
    write("Thank you, come again!", SANS, 20, 0, 586, "middle")
    write("谢谢惠顾", CHINESE, 22, 0, 622, "middle")
    return np.asarray(paper).astype(np.float32), np.array(quads, np.float32)


def receipt(random):
    """The receipt on a wooden table, seen from a little aside: a BGR picture and the lines' corners in it."""
    width, height = 800, 1000
    rings = smooth(random, height, width, (2, 3))[..., 0] * 3 + np.linspace(0, 14, width)[None]
    grain = cv2.resize(random.standard_normal((8, width)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    wood = np.array([52, 88, 130], np.float32) * (1 + 0.12 * np.sin(rings * 6)[..., None] + 0.05 * grain[..., None])
    page, quads = printed()
    h, w = page.shape
    page = np.repeat(page[..., None], 3, 2) * (1 + 0.03 * smooth(random, h, w, (2, 4))) * np.array([0.96, 0.99, 1.0], np.float32)
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    seen = np.array([[168, 96], [668, 132], [640, 918], [118, 868]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    mask = np.zeros((height, width), np.float32)
    cv2.fillConvexPoly(mask, seen.astype(np.int32), 1.0)
    shadow = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (0, 0), 9)
    wood *= 1 - 0.5 * shadow[..., None]
    mask = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    out = wood * (1 - mask) + cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) * mask
    light = 1.04 - 0.28 * np.hypot(*np.meshgrid(np.linspace(-0.4, 1, width), np.linspace(-0.3, 1, height)))[..., None]
    out = cv2.GaussianBlur(out * light, (0, 0), 0.6) + random.normal(0, 3, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8), cv2.perspectiveTransform(quads.reshape(-1, 1, 2), matrix).reshape(-1, 4, 2)


def smear(random):
    """Red cells with their pale middle, one white cell with its lobes, platelets: drawn at twice the size."""
    width, height = 640, 480
    big = np.ones((height * 2, width * 2, 3), np.float32) * np.array([216, 212, 222], np.float32)
    big += smooth(random, height * 2, width * 2, (1, 2, 3)) * 6
    yy, xx = np.mgrid[0 : height * 2, 0 : width * 2].astype(np.float32)
    taken = [(760, 420, 150)]

    def blob(x, y, radius, wobble):
        angle = np.arctan2(yy - y, xx - x)
        edge = radius * (1 + sum(a * np.cos(k * angle + p) for k, (a, p) in enumerate(zip(random.uniform(0, wobble, 3), random.uniform(0, 6, 3)), 1)))
        return np.hypot(xx - x, yy - y) / edge

    def paint(where, colour, strength):
        nonlocal big
        big = big * (1 - strength * where[..., None]) + np.array(colour, np.float32) * strength * where[..., None]

    for _ in range(4000):
        x, y, r = random.uniform(0, width * 2), random.uniform(0, height * 2), random.uniform(88, 102)
        if len(taken) > 17:
            break
        if all(np.hypot(x - a, y - b) > (r + c) * 0.97 for a, b, c in taken):
            taken.append((x, y, r))
            d = blob(x, y, r, 0.03)
            paint(np.clip((1 - d) * 18, 0, 1), random.normal((150, 142, 196), 5), 0.8)
            paint(np.clip((0.5 - d) * 4, 0, 1), (206, 200, 220), 0.55)
            paint(np.exp(-(((d - 0.97) / 0.04) ** 2)), (132, 112, 168), 0.5)
    x, y, r = taken[0]
    paint(np.clip((1 - blob(x, y, r, 0.03)) * 14, 0, 1), (196, 168, 190), 0.8)
    for dx, dy, lobe in ((-50, -30, 66), (38, -42, 62), (8, 52, 70)):
        paint(np.clip((1 - blob(x + dx, y + dy, lobe, 0.08)) * 8, 0, 1), (142, 52, 92), 0.9)
    for x, y in ((300, 120), (1090, 210), (520, 800)):
        paint(np.clip((1 - blob(x, y, 26, 0.15)) * 5, 0, 1), (160, 84, 120), 0.85)
    small = cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA)
    small += smooth(random, height, width, (8,), 3) * 3 + random.normal(0, 2, small.shape)
    return np.clip(cv2.GaussianBlur(small, (0, 0), 0.7), 0, 255).astype(np.uint8)


# ---------------------------------------------------------------- recordings
def said(text, voice, rate):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar", str(rate), "-"], capture_output=True, check=True)
    return np.frombuffer(raw.stdout, np.float32)


def conversation(random):
    """Two voices in turn at 16 kHz, on the noise of a street and beside some notes of music."""
    rate = 16000
    parts = [
        np.zeros(rate), said("Good morning. Did you bring the papers that we talked about yesterday?", "slt", rate),
        np.zeros(int(1.2 * rate)), said("Yes, they are all in this folder. Please look at the second page.", "rms", rate),
        np.zeros(int(3.5 * rate)), said("I see. There is one number that I would like to check again.", "slt", rate),
        np.zeros(int(0.8 * rate)), said("Which one do you mean?", "rms", rate), np.zeros(int(1.5 * rate)),
    ]
    speech = np.concatenate([p / max(1e-6, np.abs(p).max()) * 0.5 if p.any() else p for p in parts])
    spectrum = np.fft.rfft(random.standard_normal(len(speech)))
    street = np.fft.irfft(spectrum / np.maximum(30, np.arange(len(spectrum))) ** 0.7, len(speech))
    street *= 0.006 / street.std()
    t = np.arange(len(speech)) / rate
    music = np.zeros(len(speech))
    for i, hertz in enumerate((262, 330, 392, 523, 392, 330)):
        since = t - (10.6 + 0.5 * i)
        music += np.where(since > 0, np.sin(2 * np.pi * hertz * since) * np.exp(-3 * np.maximum(0, since)), 0) * 0.06
    return speech + street + music, rate


def digits(random):
    rate = 8000
    words = "four seven one nine zero two five eight three six".split()
    parts = [np.zeros(rate // 3)]
    for word in words:
        sound = said(word, "rms", rate)
        parts += [sound / np.abs(sound).max() * 0.5, np.zeros(int(random.uniform(0.1, 0.35) * rate))]
    joined = np.concatenate(parts)
    return joined + random.standard_normal(len(joined)) * 0.002, rate


def flac(samples, rate, path):
    raw = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ac", "1", "-ar", str(rate), "-i", "-", str(path)], input=raw, check=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, required=True)
    out = options.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    picture, quads = receipt(np.random.default_rng(11))
    cv2.imwrite(str(out / "receipt.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 88])
    (out / "receipt.json").write_text(json.dumps({"lines": np.round(quads, 1).tolist()}))
    cv2.imwrite(str(out / "smear.jpg"), smear(np.random.default_rng(12)), [cv2.IMWRITE_JPEG_QUALITY, 90])
    flac(*conversation(np.random.default_rng(13)), out / "conversation.flac")
    flac(*digits(np.random.default_rng(14)), out / "digits.flac")


if __name__ == "__main__":
    main()
