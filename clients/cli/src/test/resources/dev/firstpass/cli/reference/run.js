// Runs graphs for reference_figures.py: a JSON line {model, name, shape, in, outs} on stdin, the shapes on stdout.
const fs = require("fs");
const readline = require("readline");
const ort = require("onnxruntime-node");

const sessions = {};

async function run(request) {
  sessions[request.model] ??= await ort.InferenceSession.create(request.model);
  const session = sessions[request.model];
  const bytes = fs.readFileSync(request.in);
  const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const result = await session.run({ [session.inputNames[0]]: new ort.Tensor("float32", data, request.shape) });
  return session.outputNames.map((name, i) => {
    fs.writeFileSync(`${request.in}.${i}`, Buffer.from(result[name].data.buffer));
    return result[name].dims;
  });
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await run(JSON.parse(line))));
  }
})();
