"""Runs Roboflow's own clients against a running server, and keeps what went over the wire.

    git clone https://github.com/roboflow/inference
    npm install roboflow@0.2.0
    ./firstpass serve --port 8123 --token s3cret --models MODELS    # with the toy model as "toy"
    python3 record.py inference node_modules http://127.0.0.1:8123 s3cret exchanges.json

Needs node and python3-requests, -numpy, -opencv, -pil, -aiohttp, -dataclasses-json and -backoff. Both clients run as they
are; of what the Python one imports, `supervision` (which draws) and `tldextract` (which guards downloads) are stand-ins.
"""
import contextlib
import importlib.abc
import importlib.machinery
import json
import os
import subprocess
import sys
import tempfile
import threading
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest import mock

import requests
from PIL import Image

SDK, NODE_MODULES, SERVER, TOKEN, OUT = sys.argv[1:]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] in ("supervision", "tldextract"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        module = mock.MagicMock(name=spec.name)
        module.__path__ = []
        module.__spec__ = spec
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Finder())
sys.path.insert(0, SDK)
warnings.simplefilter("ignore")
from inference_sdk import InferenceConfiguration, InferenceHTTPClient  # noqa: E402

exchanges = []
wire = []


class Proxy(BaseHTTPRequestHandler):
    """Passes requests on to the server and remembers them."""

    def do_GET(self):
        self.relay()

    def do_POST(self):
        self.relay()

    def relay(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {
            name: self.headers[name] for name in ("Content-Type", "Authorization") if name in self.headers
        }
        answer = requests.request(self.command, SERVER + self.path, data=body, headers=headers, timeout=60)
        wire.append(
            dict(
                method=self.command,
                path=self.path,
                headers=headers,
                body=body.decode(),
                status=answer.status_code,
                answer=answer.json(),
            )
        )
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *args):
        pass


proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
threading.Thread(target=proxy.serve_forever, daemon=True).start()
ADDRESS = f"http://127.0.0.1:{proxy.server_port}/roboflow"


def keep(name, read):
    """Keeps the requests since the last time, the client's reading of the answer with the last of them."""
    for number, exchange in enumerate(wire):
        last = number == len(wire) - 1
        exchanges.append(dict(name=name, **exchange, read=read if last else None))
    wire.clear()


def sdk(key=TOKEN, **configuration):
    client = InferenceHTTPClient(api_url=ADDRESS, api_key=key)
    client.configure(InferenceConfiguration(**configuration))
    return client


def npm(function, *arguments):
    code = f"""
        const client = require("roboflow");
        client.{function}(...{json.dumps(arguments)}).then(
            answer => console.log(JSON.stringify(answer)),
            problem => console.log(JSON.stringify({{status: problem.response.status, ...problem.response.data}})));
    """
    urls = {name: ADDRESS for name in ("RF_OBJECT_DETECTION_URL", "RF_CLASSIFICATION_URL", "RF_INSTANCE_SEGMENTATION_URL")}
    run = subprocess.run(
        ["node", "-e", code],
        env={**os.environ, "NODE_PATH": os.path.abspath(NODE_MODULES), **urls},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.strip().splitlines()[-1])


with tempfile.TemporaryDirectory() as folder:
    picture = os.path.join(folder, "plain.jpg")
    Image.new("RGB", (96, 64), (200, 120, 40)).save(picture, quality=20)

    keep("python-infer", sdk().infer(picture, model_id="toy/1"))
    keep("python-settings", sdk(confidence_threshold=0.6, iou_threshold=0.5).infer(picture, model_id="toy/1"))
    keep("python-name-without-version", sdk().infer(picture, model_id="toy"))
    keep("python-batch", sdk(max_batch_size=2).infer([picture, picture], model_id="toy/1"))
    keep("python-classes", sdk(class_filter=["person"]).infer(picture, model_id="toy/1"))
    keep("python-key-in-header", sdk(api_key_transport="header").infer(picture, model_id="toy/1"))
    older = sdk()
    older.select_api_v0()
    keep("python-older-route", older.infer(picture, model_id="toy/1"))
    with contextlib.suppress(Exception):
        sdk(key="wrong").infer(picture, model_id="toy/1")
    keep("python-wrong-key", None)
    with contextlib.suppress(Exception):
        sdk().infer(picture, model_id="gone/1")
    keep("python-unknown-model", None)

    keep("npm-detect", npm("detectObject", picture, "toy/1", TOKEN, {"confidence": 60, "overlap": 30}))
    keep("npm-wrong-key", npm("detectObject", picture, "toy/1", "wrong", {}))

commit = subprocess.run(
    ["git", "-C", SDK, "rev-parse", "HEAD"], capture_output=True, text=True, check=False
).stdout.strip()
with open(OUT, "w", encoding="utf-8") as out:
    json.dump(exchanges, out, indent=1)
    out.write("\n")
print(len(exchanges), "exchanges; the Python client is of commit", commit)
for exchange in exchanges:
    print(exchange["name"], exchange["method"], exchange["path"], exchange["status"], str(exchange["read"])[:160])
