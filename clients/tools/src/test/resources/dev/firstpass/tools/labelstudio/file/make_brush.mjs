// Masks as Label Studio's editor writes them: with encode of @thi.ng/rle-pack 2, which it packs its canvas with.
//   npm install @thi.ng/rle-pack@2 && node make_brush.mjs > brush.json
import { encode } from '@thi.ng/rle-pack';

const masks = [];
let seed = 11;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
for (const [width, height, fill] of [[1, 1, 1], [5, 3, 0.5], [16, 9, 0.1], [40, 30, 0.9], [64, 48, 0]]) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const set = [];
  for (let i = 0; i < width * height; i++) {
    if (random() < fill) {
      // The colour of the label; the editor's brush is not quite opaque at its edges.
      pixels.set([255, 0, 120, 1 + Math.floor(random() * 255)], i * 4);
      set.push(i);
    }
  }
  masks.push({ width, height, set, rle: Array.from(encode(pixels, pixels.length)) });
}
console.log(JSON.stringify({ masks }));
