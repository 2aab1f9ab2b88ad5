// Writes expected-speakers.json: who speaks when in speakers.wav, as sherpa-onnx hears it.
//     npm install sherpa-onnx@1.13.8 && node run_speakers.js
const fs = require('fs');
const sherpa = require('sherpa-onnx');

function samples() {
  const file = fs.readFileSync('speakers.wav');
  return Float32Array.from({length: (file.length - 44) / 2}, (_, i) => file.readInt16LE(44 + 2 * i) / 32768);
}

function hear(embedding, numClusters, threshold) {
  const diarization = sherpa.createOfflineSpeakerDiarization({
    segmentation: {pyannote: {model: 'speakers-segmentation.onnx', windowShiftRatio: 0.1}, debug: 0, numThreads: 1},
    embedding: {model: embedding, debug: 0, numThreads: 1},
    clustering: {numClusters, threshold},
    minDurationOn: 0.3,
    minDurationOff: 0.5,
  });
  return diarization.process(samples())
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((one) => [one.start, one.end, one.speaker]);
}

const cases = [
  ['speakers-embedding.onnx', 0, 0.05],
  ['speakers-embedding.onnx', 0, 0.02],
  ['speakers-embedding.onnx', 3, 0.5],
  ['speakers-embedding-16bit.onnx', 3, 0.5],
  ['speakers-embedding-16bit.onnx', 0, 0.3],
];
const expected = cases.map(([embedding, speakers, threshold]) =>
    ({embedding, speakers, threshold, segments: hear(embedding, speakers || -1, threshold)}));
for (const one of expected) {
  console.error(one.embedding, one.speakers, one.threshold, one.segments.length, new Set(one.segments.map((s) => s[2])).size);
}
fs.writeFileSync('expected-speakers.json', JSON.stringify(expected));
