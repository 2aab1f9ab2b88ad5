// Prints clip, second, best label and its score for feature files of features.py.
//
//     npm install --ignore-scripts onnxruntime-node
//     node scores.js kws_ref_model_float32.onnx *.bin > scores.txt
const fs = require('fs');
const ort = require('onnxruntime-node');

const LABELS = 'down,go,left,no,off,on,right,stop,up,yes,silence,unknown'.split(',');

async function main(model, files) {
  const session = await ort.InferenceSession.create(model);
  for (const file of files) {
    const bytes = fs.readFileSync(file);
    const rows = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const out = await session.run({input: new ort.Tensor('float32', rows, [1, 1, 49, 10])});
    const scores = [...out.output.data];
    const best = scores.indexOf(Math.max(...scores));
    const [clip, second] = file.slice(0, -'.bin'.length).split('-');
    console.log([clip, second, LABELS[best], scores[best].toFixed(6)].join(' '));
  }
}

main(process.argv[2], process.argv.slice(3));
