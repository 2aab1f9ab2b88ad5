"""Runs X-AnyLabeling's own remote-server client against a running server, and keeps what went over the wire.

    git clone https://github.com/CVHub520/X-AnyLabeling
    ./firstpass serve --port 8123 --token s3cret --models MODELS    # with the toy model as "toy"
    python3 record.py X-AnyLabeling http://127.0.0.1:8123/x-anylabeling s3cret exchanges.json

Needs python3-requests, python3-pil and python3-numpy. `remote_server.py` and `shape.py` of the client run as they are; Qt,
the configuration and the rest of the program are stand-ins.
"""
import importlib.abc
import importlib.machinery
import json
import os
import subprocess
import sys
import tempfile
import types
from unittest import mock

import requests
from PIL import Image, ImageOps

CLIENT, SERVER, TOKEN, OUT = sys.argv[1:]
REAL = {
    "anylabeling.services.auto_labeling.remote_server",
    "anylabeling.services.auto_labeling.types",
    "anylabeling.views.labeling.shape",
}
PACKAGES = {"anylabeling", "anylabeling.services", "anylabeling.services.auto_labeling", "anylabeling.views",
            "anylabeling.views.labeling"}


class PointF:
    def __init__(self, x, y):
        self._at = (x, y)

    def x(self):
        return self._at[0]

    def y(self):
        return self._at[1]

    def __eq__(self, other):
        return self._at == other._at


class Model:
    """Stands in for the client's base class, which loads files."""

    settings = {}

    def __init__(self, config, on_message):
        self.config = config
        self.on_message = on_message
        self._config = {"remote_server_settings": Model.settings}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the client's own files where they are wanted, and mocks for the rest of its world."""

    def find_spec(self, name, path, target=None):
        if name.split(".")[0] not in ("anylabeling", "PyQt6", "cv2"):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=name not in REAL)

    def create_module(self, spec):
        if spec.name in PACKAGES or spec.name in REAL:
            return types.ModuleType(spec.name)
        module = mock.MagicMock(name=spec.name)
        module.__path__ = []
        module.__spec__ = spec
        if spec.name == "PyQt6":
            module.QtCore.QPointF = PointF
        if spec.name.endswith("auto_labeling.model"):
            module.Model = Model
        return module

    def exec_module(self, module):
        if module.__name__ in REAL:
            file = module.__name__.replace(".", "/") + ".py"
            source = open(os.path.join(CLIENT, file), encoding="utf-8").read()
            exec(compile(source, file, "exec"), module.__dict__)


sys.meta_path.insert(0, Finder())
from anylabeling.services.auto_labeling.remote_server import RemoteServer  # noqa: E402

exchanges = []
latest = {}
send = requests.Session.send


def recording(session, request, **more):
    response = send(session, request, **more)
    body = request.body.decode() if isinstance(request.body, bytes) else request.body
    latest.clear()
    latest.update(
        method=request.method,
        path=request.url[len(SERVER.split("?")[0]):],
        token=request.headers.get("Token"),
        body=json.loads(body) if body else None,
        timeout=more.get("timeout"),
        status=response.status_code,
        answer=response.json(),
    )
    return response


requests.Session.send = recording


def keep(name, **read):
    exchanges.append(dict(name=name, **latest, read=read))


def client(token=TOKEN, server=SERVER):
    messages = []
    Model.settings = {"server_url": server, "api_key": token}
    remote = RemoteServer({"type": "remote_server", "display_name": "Remote-Server"}, messages.append)
    remote.messages = messages
    return remote


def predict(name, remote, path):
    result = remote.predict_shapes(object(), path)
    keep(
        name,
        shapes=[shape.to_dict() for shape in result.shapes],
        replace=result.replace,
        description=result.description,
        messages=len(remote.messages),
    )


def picture(folder, name, exif=None):
    """A picture of 96 x 64 stored pixels."""
    path = os.path.join(folder, name)
    tags = Image.Exif()
    if exif:
        tags[274] = exif
    Image.new("RGB", (96, 64), (200, 120, 40)).save(path, exif=tags.tobytes(), quality=20)
    return path


def stored_box(exif, box):
    """Where Pillow puts a box of the upright picture among the stored pixels."""
    pixels = Image.new("I", (96, 64))
    pixels.putdata(range(96 * 64))
    pixels.getexif()[274] = exif
    upright = ImageOps.exif_transpose(pixels)
    left, top, right, bottom = map(int, box)
    found = [upright.getpixel((x, y)) for x in range(left, right) for y in range(top, bottom)]
    columns = [pixel % 96 for pixel in found]
    rows = [pixel // 96 for pixel in found]
    return [min(columns), min(rows), max(columns) + 1, max(rows) + 1]


def corners(shape):
    return [shape["points"][0][0], shape["points"][0][1], shape["points"][2][0], shape["points"][2][1]]


with tempfile.TemporaryDirectory() as folder:
    plain = picture(folder, "plain.jpg")
    turned = picture(folder, "turned.jpg", 6)
    broken = os.path.join(folder, "broken.png")
    open(broken, "w").write("not a picture")

    remote = client()
    models = remote.get_available_models()
    keep("models", models=list(models))

    remote.set_model_id("toy")
    predict("first-predict", remote, plain)

    # What the widgets of the list do: auto_labeling.py, update_remote_server_widgets.
    for widget in models["toy"]["widgets"]:
        if widget["value"] is None:
            continue
        if widget["name"] == "edit_conf":
            remote.set_auto_labeling_conf(widget["value"])
        elif widget["name"] == "edit_iou":
            remote.set_auto_labeling_iou(widget["value"])
        elif widget["name"] == "toggle_preserve_existing_annotations":
            remote.set_auto_labeling_preserve_existing_annotations_state(widget["value"])
    predict("with-widgets", remote, plain)

    remote.set_auto_labeling_conf(0.6)
    predict("higher-threshold", remote, plain)
    remote.set_auto_labeling_conf(0.25)

    remote.set_auto_labeling_filter_classes(["person"])
    predict("one-class", remote, plain)
    remote.set_auto_labeling_filter_classes([])

    predict("turned-picture", remote, turned)

    remote.set_auto_labeling_marks([{"type": "point", "data": [12, 30], "label": 1}])
    predict("marks", remote, plain)
    remote.set_auto_labeling_marks([])

    predict("broken-picture", remote, broken)

    # Whoever has set the switch to replace, or an older client, which knows no switch.
    careless = client()
    careless.get_available_models()
    careless.set_model_id("toy")
    predict("broken-picture-replacing", careless, broken)
    careless.set_model_id("gone")
    predict("unknown-model", careless, plain)

    stranger = client(token="wrong")
    keep("wrong-token", models=list(stranger.get_available_models()))
    stranger.set_model_id("toy")
    predict("wrong-token-replacing", stranger, plain)

    upright = client(server=SERVER + "?space=upright")
    keep("models-with-switch", models=list(upright.get_available_models()))
    upright.set_model_id("toy")
    predict("turned-picture-with-switch", upright, turned)

    for exif in range(1, 9):
        path = picture(folder, f"turned_{exif}.png", exif)
        predict(f"orientation-{exif}-with-switch", upright, path)
        predict(f"orientation-{exif}", remote, path)
        for there, here in zip(exchanges[-2]["read"]["shapes"], exchanges[-1]["read"]["shapes"]):
            assert corners(here) == stored_box(exif, corners(there)), (exif, here, there)

commit = subprocess.run(
    ["git", "-C", CLIENT, "rev-parse", "HEAD"], capture_output=True, text=True, check=False
).stdout.strip()
with open(OUT, "w", encoding="utf-8") as out:
    json.dump(exchanges, out, indent=1)
    out.write("\n")
print(len(exchanges), "exchanges with the client of commit", commit)
for exchange in exchanges:
    print(exchange["name"], exchange["status"], json.dumps(exchange["read"])[:300])
