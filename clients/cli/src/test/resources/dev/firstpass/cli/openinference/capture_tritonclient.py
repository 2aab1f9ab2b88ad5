"""Drives a running server with the HTTP client of triton-inference-server/client, checks what the client makes of the
answers, and writes the requests that it sent to a file. README.md says how to run it.
"""
import base64
import io
import json
import sys
import zlib

import numpy as np
import tritonclient.http as triton
from PIL import Image
from tritonclient.utils import InferenceServerException

address, target = sys.argv[1:]
client = triton.InferenceServerClient(address)
sent = []


def record(name, method):
    send = getattr(client._client_stub, method)

    def recorded(request_uri, **how):
        body = how.get("body", b"")
        body = body.encode() if isinstance(body, str) else bytes(body)
        headers = {key: str(value) for key, value in (how.get("headers") or {}).items()}
        answer = send(request_uri, **how)
        sent.append(
            {
                "step": step,
                "method": name,
                "path": request_uri,
                "headers": headers,
                "body": base64.b64encode(zlib.compress(body, 9)).decode(),
                "status": answer.status_code,
            }
        )
        return answer

    setattr(client._client_stub, method, recorded)


record("GET", "get")
record("POST", "post")


def refused(call):
    try:
        call()
    except InferenceServerException as problem:
        print(f"{step}: {problem}")
        return
    raise AssertionError(f"{step} was not refused")


def tensor(name, values, datatype, binary=True):
    made = triton.InferInput(name, list(values.shape), datatype)
    made.set_data_from_numpy(values, binary_data=binary)
    return made


def picture(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height), (255, 160, 0)).save(out, "PNG")
    return out.getvalue()


step = "live"
assert client.is_server_live()
step = "ready"
assert client.is_server_ready()
step = "server metadata"
assert client.get_server_metadata()["extensions"] == ["binary_tensor_data"]
step = "model ready"
assert client.is_model_ready("toy") and client.is_model_ready("toy", "1") and not client.is_model_ready("none")
step = "model metadata"
assert client.get_model_metadata("toy")["inputs"][0]["shape"] == [1, 3, 64, 64]
step = "index"
assert {"name": "toy", "version": "1", "state": "READY", "reason": ""} in client.get_model_repository_index()
step = "load"
refused(lambda: client.load_model("toy"))
step = "unload"
refused(lambda: client.unload_model("toy"))

zeros = np.zeros([1, 3, 64, 64], np.float32)
row = np.array([0.5, 0.5, np.log(2), np.log(3), 0.9, 0, 0.8, 0], np.float32)
step = "tensor, bytes both ways"
output = client.infer("toy", [tensor("images", zeros, "FP32")], request_id="7").as_numpy("output")
assert output.shape == (1, 84, 8) and np.array_equal(output[0, 19], row)
step = "tensor, JSON both ways"
answer = client.infer(
    "toy",
    [tensor("images", zeros, "FP32", binary=False)],
    outputs=[triton.InferRequestedOutput("output", binary_data=False)],
    model_version="1",
)
assert np.array_equal(answer.as_numpy("output")[0, 19], row)
step = "tensor, another type"
refused(lambda: client.infer("toy", [tensor("images", zeros.astype(np.float64), "FP64")]))
step = "tensor, another shape"
refused(lambda: client.infer("toy", [tensor("images", zeros[:, :, :, :63], "FP32")]))

items = np.array([picture(128, 64), b"no picture", picture(64, 64)], np.object_)
step = "pictures, one of them bad"
answer = client.infer("toy", [tensor("image", items, "BYTES")])
assert answer.get_response()["parameters"] == {"failed": 1}
assert answer.as_numpy("boxes").dtype == np.float32 and answer.as_numpy("boxes").shape == (4, 4)
assert answer.as_numpy("boxes")[0].tolist() == [40, 16, 72, 64]
assert answer.as_numpy("labels").tolist() == [b"dog", b"person", b"dog", b"person"]
assert answer.as_numpy("class_ids").tolist() == [1, 2, 1, 2] and answer.as_numpy("item").tolist() == [0, 0, 2, 2]
drafts = [json.loads(text) for text in answer.as_numpy("draft")]
assert drafts[1]["error"]["code"] == "unsupported-media" and len(drafts[2]["suggestions"]) == 2
step = "picture, JSON back, a setting"
answer = client.infer(
    "toy",
    [tensor("image", items[:1], "BYTES")],
    outputs=[triton.InferRequestedOutput(name, binary_data=False) for name in ["boxes", "labels"]],
    parameters={"threshold": 0.6},
)
assert answer.as_numpy("boxes").tolist() == [[40, 16, 72, 64]] and answer.as_numpy("labels").tolist() == ["dog"]
step = "picture in base64, nothing found"
text = np.array([base64.b64encode(items[2])], np.object_)
answer = client.infer("toy", [tensor("image", text, "BYTES", binary=False)], parameters={"threshold": 0.99})
assert answer.as_numpy("boxes").shape == (0, 4) and answer.as_numpy("labels").shape == (0,)
step = "picture, unknown setting"
refused(lambda: client.infer("toy", [tensor("image", items[:1], "BYTES")], parameters={"treshold": 0.5}))
step = "picture, asynchronously"
answer = client.async_infer("toy", [tensor("image", items[2:], "BYTES")]).get_result()
assert answer.as_numpy("boxes")[0].tolist() == [20, 8, 36, 32]

with open(target, "w") as out:
    json.dump(sent, out, indent=1)
    out.write("\n")
print(f"{len(sent)} requests, all as expected")
