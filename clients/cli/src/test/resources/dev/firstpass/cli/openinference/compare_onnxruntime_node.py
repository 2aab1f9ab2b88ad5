"""Prints the largest difference between what a running server answers to a tensor, in bytes and in JSON, and what
onnxruntime-node makes of the same tensor and graph. README.md says how to run it.
"""
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy as np
import tritonclient.http as triton

address, model, graph, picture, node_modules = sys.argv[1:]
NODE = """
const [graph, tensor, output] = process.argv.slice(1);
const ort = require('onnxruntime-node'), fs = require('fs');
(async () => {
  const session = await ort.InferenceSession.create(graph);
  const values = new Float32Array(new Uint8Array(fs.readFileSync(tensor)).buffer);
  const outputs = await session.run({[session.inputNames[0]]: new ort.Tensor('float32', values, [1, 3, 416, 416])});
  const data = outputs[session.outputNames[0]].data;
  fs.writeFileSync(output, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
})();
"""

image = cv2.resize(cv2.imread(picture), (416, 416)).astype(np.float32)
values = np.ascontiguousarray(image.transpose(2, 0, 1)[None])
client = triton.InferenceServerClient(address)
metadata = client.get_model_metadata(model)
name = metadata["outputs"][0]["name"]


def answer(binary):
    sent = triton.InferInput(metadata["inputs"][0]["name"], list(values.shape), "FP32")
    sent.set_data_from_numpy(values, binary_data=binary)
    return client.infer(model, [sent], outputs=[triton.InferRequestedOutput(name, binary_data=binary)]).as_numpy(name)


with tempfile.TemporaryDirectory() as folder:
    tensor, output = pathlib.Path(folder, "tensor"), pathlib.Path(folder, "output")
    values.tofile(tensor)
    subprocess.run(["node", "-e", NODE, graph, str(tensor), str(output)], cwd=node_modules, check=True)
    other = np.fromfile(output, np.float32)
for binary in True, False:
    ours = answer(binary)
    assert ours.size == other.size and np.ptp(other) > 1
    print(f"{'bytes' if binary else 'JSON'}: {ours.size} numbers, largest difference {np.abs(ours.ravel() - other).max()}")
