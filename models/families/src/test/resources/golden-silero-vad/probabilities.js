// Prints the speech probability of each window of a 16-bit mono WAV file, one a line.
//
//     npm install --ignore-scripts onnxruntime-node
//     node probabilities.js MODEL.onnx AUDIO.wav [RATE]
//
// Runs the graph window by window, as OnnxWrapper of silero-vad's utils_vad.py does: the last 64 (32
// at 8 kHz) samples before each window come first, the state goes from run to run, the last window
// is filled up with zeros. A graph with inputs h and c is given one window a run, too. Audio is
// decimated to RATE without a filter: [::2].
const fs = require('fs');
const ort = require('onnxruntime-node');

function samples(file) {
  const bytes = fs.readFileSync(file);
  let at = 12;
  while (bytes.toString('latin1', at, at + 4) !== 'data') {
    at += 8 + bytes.readUInt32LE(at + 4);
  }
  const count = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - 8) >> 1;
  return Float32Array.from({length: count}, (_, i) => bytes.readInt16LE(at + 8 + 2 * i) / 32768);
}

async function main(model, file, rate) {
  const session = await ort.InferenceSession.create(model, {intraOpNumThreads: 1});
  const step = 16000 / rate;
  const audio = samples(file).filter((_, i) => i % step === 0);
  const window = rate === 16000 ? 512 : 256;
  const context = rate === 16000 ? 64 : 32;
  const sequence = session.inputNames.includes('h');
  const zeros = (shape) => new ort.Tensor('float32', new Float32Array(shape.reduce((a, b) => a * b)), shape);
  let feeds = sequence
    ? {h: zeros([1, 1, 128]), c: zeros([1, 1, 128])}
    : {state: zeros([2, 1, 128]), sr: new ort.Tensor('int64', BigInt64Array.of(BigInt(rate)), [])};
  for (let start = 0; start < audio.length; start += window) {
    const input = new Float32Array(context + window);
    for (let i = 0; i < input.length; i++) {
      const at = start - context + i;
      input[i] = at >= 0 && at < audio.length ? audio[at] : 0;
    }
    feeds.input = new ort.Tensor('float32', input, [1, input.length]);
    const out = await session.run(feeds);
    if (sequence) {
      feeds.h = out.hn;
      feeds.c = out.cn;
    } else {
      feeds.state = out.stateN;
    }
    console.log((sequence ? out.speech_probs : out.output).data[0]);
  }
}

main(process.argv[2], process.argv[3], Number(process.argv[4] || 16000));
