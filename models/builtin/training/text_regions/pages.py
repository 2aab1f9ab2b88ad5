"""Draws pictures with text on them and says where each line is: the training data of `text-regions`.

Nothing is read but fonts. Documents, receipts, screenshots and scenes; Latin, Chinese and digits;
perspective, blur, noise, shadows and JPEG. Everything comes from one random generator.
"""

import math
import subprocess

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

LATIN = "abcdefghijklmnopqrstuvwxyz"
SYLLABLES = "an the ing er on re at en ti or st se al le ar co de to it is ha no ma ra li ne ta ro ca la me".split()


def fonts():
    """Paths of the fonts of this machine by what they can write: `latin` and `chinese`."""
    listed = subprocess.run(["fc-list", "--format", "%{file}|%{lang}\n"], capture_output=True, text=True, check=True)
    latin, chinese = set(), set()
    for line in listed.stdout.splitlines():
        path, _, languages = line.partition("|")
        if not path.lower().endswith((".ttf", ".otf", ".ttc")):
            continue
        known = languages.split("|")
        if "zh-cn" in known:
            chinese.add(path)
        elif "en" in known and not any(word in path for word in ("Math", "Symbol", "Dingbat", "Awesome", "Thin", "Hairline", "D050000L", "StandardSymbols")):
            latin.add(path)
    if not latin or not chinese:
        raise SystemExit("needs fonts: apt-get install fonts-dejavu fonts-liberation2 fonts-wqy-zenhei fonts-freefont-ttf fonts-urw-base35")
    return {"latin": sorted(latin), "chinese": sorted(chinese)}


class Pages:
    """Makes pictures of one size with the quadrilaterals of their lines."""

    # What is drawn is larger than what is kept, so that turning it brings no edges in.
    ROOM = 1.3

    def __init__(self, random, size, found):
        self.random = random
        self.kept = size
        self.size = int(size * self.ROOM)
        self.fonts = found
        self.even = [path for path in found["latin"] if "Mono" in path or "Courier" in path or "Hack" in path]
        self.cache = {}

    # ------------------------------------------------------------ text
    def word(self):
        r = self.random
        kind = r.random()
        if kind < 0.55:
            if r.random() < 0.5:
                text = "".join(r.choice(SYLLABLES) for _ in range(r.integers(1, 5)))
            else:
                text = "".join(r.choice(list(LATIN)) for _ in range(r.integers(1, 11)))
            case = r.random()
            return text.upper() if case < 0.35 else text.capitalize() if case < 0.6 else text
        if kind < 0.75:
            return f"{r.integers(0, 2000)}.{r.integers(0, 100):02d}"
        if kind < 0.85:
            return str(r.integers(0, 10 ** int(r.integers(1, 9))))
        marks = ["-", "/", ":", "%", "@", "#", "$", "*", "&", "RM", "x", "(", ")", "=", "+"]
        return f"{r.integers(1, 32)}{r.choice(marks)}{r.integers(1, 13)}{r.choice(marks)}{r.integers(0, 3000)}"

    def line(self, chinese):
        r = self.random
        if chinese:
            count = int(r.integers(1, 16))
            text = "".join(chr(int(r.integers(0x4E00, 0x6600))) for _ in range(count))
            return text + (str(r.integers(0, 1000)) if r.random() < 0.2 else "")
        return " ".join(self.word() for _ in range(int(r.integers(1, 7))))

    def font(self, chinese, size):
        even = not chinese and self.even and self.random.random() < 0.25
        path = self.random.choice(self.even if even else self.fonts["chinese" if chinese else "latin"])
        key = (path, size)
        if key not in self.cache:
            if len(self.cache) > 400:
                self.cache.clear()
            self.cache[key] = ImageFont.truetype(path, size)
        return self.cache[key]

    # ------------------------------------------------------------ backgrounds
    def noise(self, octaves, channels):
        total = np.zeros((self.size, self.size, channels), np.float32)
        for octave in octaves:
            grain = self.random.standard_normal((2**octave, 2**octave, channels)).astype(np.float32)
            grown = cv2.resize(grain, (self.size, self.size), interpolation=cv2.INTER_CUBIC)
            total += grown.reshape(self.size, self.size, channels) / 2 ** (octave / 2)
        return total

    def background(self):
        """Paper, a screen's flat areas, or something like a photograph."""
        r = self.random
        kind = r.random()
        if kind < 0.6:
            tone = r.uniform(150, 255) if r.random() < 0.5 else 255
            tint = tone + r.uniform(-12, 12, 3) * (tone < 255)
            return np.ones((self.size, self.size, 3), np.float32) * tint + self.noise([1, 2, 3], 1) * r.uniform(0, 14)
        if kind < 0.75:
            picture = np.ones((self.size, self.size, 3), np.float32) * r.uniform(0, 255, 3)
            for _ in range(int(r.integers(1, 6))):
                x, y = r.integers(-50, self.size, 2)
                w, h = r.integers(30, self.size, 2)
                cv2.rectangle(picture, (int(x), int(y)), (int(x + w), int(y + h)), tuple(map(float, r.uniform(0, 255, 3))), -1)
            return picture
        picture = r.uniform(40, 215, 3) + self.noise([1, 2, 3, 4, 5, 6, 7], 3) * r.uniform(20, 60)
        picture = picture.astype(np.float32)
        for _ in range(int(r.integers(0, 12))):
            self.scribble(picture)
        return picture

    def scribble(self, picture):
        """Shapes that are no text: lines, rectangles, circles, polygons, hatching, bars."""
        r = self.random
        colour = tuple(map(float, r.uniform(0, 255, 3)))
        a, b = (tuple(map(int, r.integers(0, self.size, 2))) for _ in range(2))
        width = int(r.integers(1, 6))
        kind = r.integers(6)
        if kind == 0:
            cv2.line(picture, a, b, colour, width)
        elif kind == 1:
            cv2.rectangle(picture, a, b, colour, width if r.random() < 0.5 else -1)
        elif kind == 2:
            cv2.circle(picture, a, int(r.integers(3, 60)), colour, width if r.random() < 0.5 else -1)
        elif kind == 3:
            cv2.fillPoly(picture, [r.integers(0, self.size, (int(r.integers(3, 7)), 2)).astype(np.int32)], colour)
        elif kind == 4:
            x, y = a
            for i in range(int(r.integers(4, 30))):
                x += int(r.integers(2, 8))
                cv2.line(picture, (x, y), (x, y + int(30)), colour, int(r.integers(1, 4)))
        else:
            for i in range(0, int(r.integers(20, 200)), int(r.integers(4, 12))):
                cv2.line(picture, (a[0] + i, a[1]), (a[0] + i, a[1] + int(r.integers(10, 100))), colour, 1)

    # ------------------------------------------------------------ layouts
    def layout(self):
        """Yields (text, chinese, size, x, y): lines that do not touch."""
        r = self.random
        kind = r.random()
        base = int(np.exp(r.uniform(math.log(8), math.log(40))))
        chinese_page = r.random() < 0.25
        if kind < 0.8:
            yield from self.rows(base, chinese_page, receipt=r.random() < 0.65)
        else:
            for _ in range(int(r.integers(1, 12))):
                size = int(np.exp(r.uniform(math.log(9), math.log(70))))
                yield self.line(chinese_page), chinese_page, size, r.uniform(-40, self.size * 0.8), r.uniform(0, self.size * 0.95)

    def rows(self, base, chinese_page, receipt):
        r = self.random
        y = r.uniform(-base, base * 3)
        left = r.uniform(-20, self.size * 0.3)
        gap = r.uniform(1.05, 2.0)
        columns = sorted(r.uniform(self.size * 0.2, self.size * 0.95, int(r.integers(1, 4))))
        while y < self.size:
            size = base if r.random() < 0.85 else int(base * r.uniform(0.8, 2.0))
            chinese = chinese_page and r.random() < 0.8
            if r.random() < 0.08:
                y += size * r.uniform(1, 3)
            indent = left if r.random() < 0.7 else left + r.uniform(0, self.size * 0.4)
            if receipt and r.random() < 0.5:
                yield self.word(), False, size, indent, y
            else:
                yield self.line(chinese), chinese, size, indent, y
            if receipt:
                for column in columns:
                    if r.random() < 0.6:
                        short = r.random() < 0.3
                        yield (str(r.integers(0, 100)) if short else self.word()), False, size, column, y
            y += size * gap

    # ------------------------------------------------------------ the whole
    def page(self):
        """Returns a BGR picture [size, size, 3] of bytes and quadrilaterals [n, 4, 2] of pixels."""
        r = self.random
        picture = np.clip(self.background(), 0, 255).astype(np.uint8)
        bright = picture.mean() > 127
        image = Image.fromarray(picture)
        draw = ImageDraw.Draw(image)
        occupied = np.zeros((self.size, self.size), bool)
        ink = tuple(map(int, r.uniform(0, 90, 3))) if bright else tuple(map(int, r.uniform(170, 255, 3)))
        if bright and r.random() < 0.5:
            ink = (int(r.integers(0, 60)),) * 3
        quads = self.written(image, draw, occupied, ink)
        if r.random() < 0.35:
            self.rules(draw, occupied, ink)
        drawn = np.asarray(image)[..., ::-1].copy()
        for _ in range(int(r.integers(1, 4)) if r.random() < 0.3 else 0):
            self.mark(drawn, occupied)
        if r.random() < 0.25:
            drawn = self.worn(drawn, picture[..., ::-1])
        return self.photographed(drawn, np.array(quads, np.float32).reshape(-1, 4, 2))

    def written(self, image, draw, occupied, ink):
        """Draws the lines that have room, and returns where they are."""
        r = self.random
        page_font, quads = {}, []
        for text, chinese, size, x, y in self.layout():
            if (size, chinese) not in page_font or r.random() < 0.1:
                page_font[size, chinese] = self.font(chinese, size)
            font = page_font[size, chinese]
            left, top, right, bottom = draw.textbbox((x, y), text, font=font)
            # As far apart as one can tell two words of a table from one line.
            wide, high = max(3, int(size * 0.7)), 0 if r.random() < 0.7 else max(1, size // 8)
            area = tuple(int(np.clip(v, 0, self.size)) for v in (left - wide, top - high, right + wide, bottom + high))
            if area[2] - area[0] < 6 or area[3] - area[1] < 5 or occupied[area[1] : area[3], area[0] : area[2]].any():
                continue
            occupied[area[1] : area[3], area[0] : area[2]] = True
            colour = ink if r.random() < 0.85 else tuple(map(int, r.uniform(0, 255, 3)))
            under = np.asarray(image.crop((area[0], area[1], area[2], area[3]))).reshape(-1, 3).mean(0)
            if np.abs(under - np.array(colour)).mean() < 45:
                colour = (10, 10, 10) if under.mean() > 127 else (245, 245, 245)
            draw.text((x, y), text, font=font, fill=colour)
            quads.append([[left, top], [right, top], [right, bottom], [left, bottom]])
        return quads

    def rules(self, draw, occupied, ink):
        """Lines of tables, also close to text, and dashes between sections, where no text is."""
        r = self.random
        for _ in range(int(r.integers(1, 8))):
            y = int(r.integers(0, self.size))
            if not occupied[max(0, y - 1) : y + 2].any():
                if r.random() < 0.5:
                    draw.line((0, y, self.size, y), fill=ink, width=int(r.integers(1, 3)))
                else:
                    dash = int(r.integers(2, 9))
                    for x in range(int(r.integers(0, self.size // 2)), int(r.integers(self.size // 2, self.size)), 2 * dash):
                        draw.line((x, y, x + dash, y), fill=ink, width=int(r.integers(1, 3)))
        if r.random() < 0.3:
            x = int(r.integers(0, self.size))
            if not occupied[:, max(0, x - 1) : x + 2].any():
                draw.line((x, 0, x, self.size), fill=ink, width=1)

    def mark(self, picture, occupied):
        """What is on papers and is no text: strokes of a pen, over the text too, or a barcode beside it."""
        r = self.random
        x, y = (int(v) for v in r.integers(0, self.size, 2))
        if r.random() < 0.5:
            steps = r.normal(0, 1, (int(r.integers(12, 60)), 2)).cumsum(0).cumsum(0)
            curve = steps / max(1, np.abs(steps).max()) * r.uniform(10, 80) + (x, y)
            colour = (200, 60, 30) if r.random() < 0.5 else (40, 40, 40)
            cv2.polylines(picture, [curve.astype(np.int32)], False, colour, int(r.integers(1, 3)), cv2.LINE_AA)
            return
        high, wide = int(r.integers(12, 60)), int(r.integers(40, 160))
        if not occupied[y : y + high, x : x + wide].any():
            while wide > 0:
                bar = int(r.integers(1, 5))
                cv2.rectangle(picture, (x, y), (x + bar - 1, y + high), (20, 20, 20), -1)
                x, wide = x + bar + int(r.integers(1, 5)), wide - 6
            occupied[y : y + high, x - 1 : x] = True

    def worn(self, drawn, clean):
        """Ink that did not take everywhere, as of a thermal printer that is tired."""
        r = self.random
        grain = self.noise([3, 5, 7], 1) + r.normal(0, 0.6, (self.size, self.size, 1))
        taken = np.clip(r.uniform(0.6, 1.6) + grain * r.uniform(0.2, 0.7), 0.15, 1)
        return np.clip(clean + (drawn.astype(np.float32) - clean) * taken, 0, 255).astype(np.uint8)

    def photographed(self, picture, quads):
        """Turns, stretches, bends the perspective, blurs, shades and compresses; keeps the middle."""
        r = self.random
        edge = (self.size - self.kept) / 2
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * self.size
        moved = corners - edge
        if r.random() < 0.6:
            angle = r.normal(0, 2.5) if r.random() < 0.8 else r.uniform(-25, 25)
            turn = cv2.getRotationMatrix2D((self.size / 2, self.size / 2), angle, r.uniform(0.9, 1.1))
            stretch = np.exp(r.uniform(-0.25, 0.25)) if r.random() < 0.5 else 1
            middle = self.size / 2
            turned = corners @ turn[:, :2].T + turn[:, 2] + r.normal(0, self.size * 0.015, (4, 2))
            moved = ((turned - middle) * (stretch, 1 / stretch) + middle - edge).astype(np.float32)
        matrix = cv2.getPerspectiveTransform(corners, moved)
        picture = cv2.warpPerspective(picture, matrix, (self.kept, self.kept), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
        if len(quads):
            quads = cv2.perspectiveTransform(quads.reshape(-1, 1, 2), matrix).reshape(-1, 4, 2)
            inside = (quads.max(1) > 0).all(1) & (quads.min(1) < self.kept).all(1)
            quads = quads[inside]
        return self.seen(picture), quads

    def seen(self, picture):
        """The same by another lens, lamp and file."""
        r = self.random
        out = picture.astype(np.float32)
        if r.random() < 0.4:
            out = cv2.GaussianBlur(out, (0, 0), r.uniform(0.3, 1.1))
        if r.random() < 0.4:
            shade = cv2.resize(r.standard_normal((3, 3)).astype(np.float32), (self.kept, self.kept), interpolation=cv2.INTER_CUBIC)
            out *= 1 + np.clip(shade * 0.2, -0.5, 0.5)[..., None]
        if r.random() < 0.3:
            out = (out - 128) * r.uniform(0.35, 1.1) + 128 + r.uniform(-40, 60)
        if r.random() < 0.5:
            out += r.normal(0, r.uniform(1, 14), out.shape)
        grey = r.random()
        if grey < 0.4:
            out = np.repeat(out.mean(2, keepdims=True), 3, 2)
            low, middle = np.percentile(out, (1, 50))
            if grey < 0.15 and middle - low > 60:
                # A fax or a black-and-white scan, with its dots.
                around = cv2.blur(out, (41, 41))
                out = np.where(out > around - (middle - low) * r.uniform(0.15, 0.35), 255, 0).astype(np.float32)
                out[r.random(out.shape[:2]) < 10 ** r.uniform(-5, -2.5)] = 0
                out = cv2.GaussianBlur(out, (0, 0), r.uniform(0.3, 0.8))
        out = np.clip(out, 0, 255).astype(np.uint8)
        if r.random() < 0.5:
            out = cv2.imdecode(cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(r.integers(25, 95))])[1], 1)
        return out


if __name__ == "__main__":
    pages = Pages(np.random.default_rng(3), 320, fonts())
    rows = []
    for _ in range(4):
        row = []
        for _ in range(5):
            drawn, found = pages.page()
            cv2.polylines(drawn, [q.astype(np.int32) for q in found], True, (0, 0, 255))
            row.append(drawn)
        rows.append(np.hstack(row))
    cv2.imwrite("pages.png", np.vstack(rows))
