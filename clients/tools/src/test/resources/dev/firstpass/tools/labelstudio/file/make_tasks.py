"""Golden tasks of SampleDraft.java, and Label Studio's own opinion of tasks.

    python3 make_tasks.py SDK/src > tasks.json
    python3 make_tasks.py SDK/src TASKS LABEL_CONFIG

SDK is HumanSignal/label-studio-sdk, commit 97fcff19fa5a010022188ad61d426b5093a4142f. The first form works the tasks out from
the numbers of the draft; the bytes of the mask come from encode_rle of the SDK's converter/brush.py. The second form has
LabelInterface of the SDK validate every task, annotation and prediction of a file against a labelling configuration. Of the
SDK's needs, xmljson (a check of the configuration against a JSON schema) and jsf (samples) are left out; the rest is
Debian's python3-{jsonschema,lxml,numpy} and pydantic 2.
"""
import importlib
import json
import math
import sys
import types


def sdk(src):
    """Imports the SDK without the client that its packages' __init__ would bring."""
    sys.path.insert(0, src)
    for name in ("label_studio_sdk", "label_studio_sdk._legacy", "label_studio_sdk.converter"):
        module = types.ModuleType(name)
        module.__path__ = [src + "/" + name.replace(".", "/")]
        sys.modules[name] = module
    sys.modules["xmljson"] = types.ModuleType("xmljson")
    sys.modules["jsf"] = types.ModuleType("jsf")
    sys.modules["jsf"].JSF = None


def encode_rle(src, flat):
    import ast

    import numpy as np

    path = src + "/label_studio_sdk/converter/brush.py"
    wanted = {"base_rle_encode", "encode_rle", "bits2byte"}
    scope = {"np": np}
    body = [n for n in ast.parse(open(path).read()).body if getattr(n, "name", "") in wanted]
    exec(compile(ast.Module(body, []), path, "exec"), scope)
    return [int(b) for b in scope["encode_rle"](np.repeat(np.array(flat, dtype=np.uint8), 4))]


def sample(src):
    width, height = 640, 480

    def result(name, kind, value, label, score, number, **more):
        one = {"id": "label-" + str(number), "from_name": name, "to_name": "image", "type": kind}
        one["value"] = {**value, kind: [label]}
        return {**one, "original_width": width, "original_height": height, "image_rotation": 0, **more, "score": score}

    def percent(x, y):
        return round(x / width * 100, 8), round(y / height * 100, 8)

    def box(x0, y0, x1, y1):
        (x, y), (w, h) = percent(x0, y0), percent(x1 - x0, y1 - y0)
        return {"x": x, "y": y, "width": w, "height": h, "rotation": 0.0}

    pixels = [0] * (width * height)
    for x, y in [(20, 10), (21, 10), (22, 10), (20, 11), (22, 11), (30, 11)]:
        pixels[y * width + x] = 255
    # Turned by a quarter about (300, 200): the corner that was top-left is at the top-right now.
    turned = {**box(325, 150, 425, 200), "rotation": 90.0}
    points = [percent(400, 100), percent(440, 100), percent(420.5, 130.25)]
    eye, nose = percent(210.1234, 60), percent(220, 70.5)
    results = [
        {"id": "tags", "from_name": "tag", "to_name": "image", "type": "choices", "value": {"choices": ["car"]}, "score": 0.99},
        result("box", "rectanglelabels", box(10.5, 20, 110.25, 220), "car", 0.91, 0),
        result("box", "rectanglelabels", box(0, 100.4, 50.5, 480), "person", 0.5, 1),
        result("box", "rectanglelabels", turned, "traffic light", 0.25, 2),
        result("polygon", "polygonlabels", {"points": [list(p) for p in points], "closed": True}, "car", 0.8, 3),
        result("brush", "brushlabels", {"format": "rle", "rle": encode_rle(src, pixels)}, "person", 0.75, 4),
        result("box", "rectanglelabels", box(200, 50, 240, 110), "person", 0.6, 5),
    ]
    for number, ((x, y), name, score) in enumerate([(eye, "left-eye", 0.9), (nose, "nose", 0.8)]):
        value = {"x": x, "y": y, "width": 0.5}
        results.append(result("keypoint", "keypointlabels", value, name, score, "5-" + str(number), parentID="label-5"))
    scores = [0.99, 0.91, 0.5, 0.25, 0.8, 0.75, 0.6]
    mean = round(math.fsum(scores) / len(scores), 6)
    return [
        {
            "data": {"image": "street/day 1/car.jpg"},
            "meta": {"width": width, "height": height},
            "predictions": [{"model_version": "yolox-nano:1", "score": mean, "result": results}],
        }
    ]


def validate(src, tasks, config):
    sdk(src)
    interface = importlib.import_module("label_studio_sdk.label_interface.interface").LabelInterface(config)
    interface._schema_validation = lambda text: None
    interface.validate()
    problems, regions = [], 0
    for number, task in enumerate(tasks):
        if not interface.validate_task({"data": task["data"]}):
            problems.append(f"task {number}: data")
        for part in task.get("annotations", []) + task.get("predictions", []):
            regions += len(part["result"])
            problems += [f"task {number}: {error}" for error in interface.validate_prediction(part, return_errors=True)]
    return problems, regions


if len(sys.argv) == 2:
    print(json.dumps(sample(sys.argv[1])))
else:
    problems, regions = validate(sys.argv[1], json.load(open(sys.argv[2])), open(sys.argv[3], "rb").read().decode())
    print(f"{regions} regions, {len(problems)} problems")
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(bool(problems))
