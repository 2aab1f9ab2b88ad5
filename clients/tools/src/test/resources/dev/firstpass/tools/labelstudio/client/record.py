"""Drives a running server as Label Studio does, with Label Studio's own client code, and writes down what was sent.

    python3 record.py LABEL_STUDIO SDK http://127.0.0.1:8080/label-studio/MODEL IMAGE IMAGE > ../exchanges.json

LABEL_STUDIO and SDK are working copies (README.md names the commits); IMAGE is a path below /data/local-files/. Fails when
Label Studio would store less than it should, or what its SDK finds invalid.
"""
import datetime
import json
import sys
import types

import real
import requests

label_studio, sdk, url, *images = sys.argv[1:]
connector = real.connector(label_studio)
Backend = real.backend(label_studio)
LabelInterface = real.label_interface(sdk)

exchanges = []
send = requests.Session.send


def recording(self, request, **kwargs):
    response = send(self, request, **kwargs)
    exchanges.append(
        {
            "name": recording.name,
            "method": request.method,
            "path": request.path_url.split("/label-studio/", 1)[1].split("/", 1)[1],
            "headers": {k: v for k, v in request.headers.items() if k in ("User-Agent", "Content-Type", "Authorization")},
            "body": json.loads(request.body) if request.body else None,
            "status": response.status_code,
        }
    )
    return response


requests.Session.send = recording


class Project:
    id = 7
    created_at = datetime.datetime.fromtimestamp(1_700_000_000)
    created_by = types.SimpleNamespace(auth_token=types.SimpleNamespace(key="0" * 40))
    task_data_login = None
    task_data_password = None
    label_config = """<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Person" predicted_values="person"/><Label value="Vehicle" predicted_values="car,truck,bus"/><Label value="dog"/></RectangleLabels>
</View>"""


def task(number, image):
    return {
        "id": number,
        "data": {"image": "/data/local-files/?d=" + image},
        "meta": {},
        "created_at": "2026-11-25T12:00:00Z",
        "updated_at": "2026-11-25T12:00:00Z",
        "is_labeled": False,
        "overlap": 1,
        "inner_id": number,
        "total_annotations": 0,
        "cancelled_annotations": 0,
        "total_predictions": 0,
        "project": 7,
        "updated_by": None,
        "file_upload": None,
        "annotations": [],
        "predictions": [],
    }


def ok(name, result):
    assert not result.is_error, (name, result.response)
    return result.response


project = Project()
api = connector.MLApi(url=url, timeout=100.0)
calls = {
    "health": lambda: api.health(),
    "setup": lambda: api.setup(project),
    "setup-extra-params": lambda: api.setup(project, extra_params={"threshold": 0.5}),
    "setup-extra-params-text": lambda: api.setup(project, extra_params='{"threshold": 0.5}'),
    "versions": lambda: api.get_versions(project),
    "validate": lambda: api.validate(project.label_config),
    "train": lambda: api.train(project),
    "duplicate": lambda: api.duplicate_model(project, project),
    "delete": lambda: api.delete(project),
}
answers = {}
for name, call in calls.items():
    recording.name = name
    answers[name] = ok(name, call())
assert answers["setup"]["model_version"] != answers["setup-extra-params"]["model_version"]
assert answers["setup-extra-params-text"] == answers["setup-extra-params"]
recording.name = "setup-again"
version = ok("setup", api.setup(project))["model_version"]
assert version == answers["setup"]["model_version"] == answers["versions"]["versions"][0]

recording.name = "job-status"
assert api.get_train_job_status(types.SimpleNamespace(job_id="1")).status_code == 410

backend = Backend()
backend.api, backend.project, backend.title, backend.is_interactive, backend.model_version = api, project, "b", True, version
tasks = [task(i, image) for i, image in enumerate([*images, "missing.jpg", *images])]
recording.name = "predict"
kept = backend._get_predictions_from_ml_backend(tasks)
assert [p["task"] for p in kept] == [t["id"] for t in tasks if "missing" not in t["data"]["image"]], kept
interface = LabelInterface(project.label_config)
for prediction in kept:
    assert prediction["model_version"] == version
    assert prediction["result"], "nothing found in " + str(prediction["task"])
    errors = interface.validate_prediction(prediction, return_errors=True)
    assert not errors, errors

recording.name = "predict-one"
assert len(backend._get_predictions_from_ml_backend(tasks[:1])) == 1
recording.name = "predict-one-missing"
assert backend._get_predictions_from_ml_backend([task(1, "missing.jpg")]) == []

recording.name = "interactive"
keypoint = {
    "id": "k1",
    "type": "keypointlabels",
    "from_name": "box",
    "to_name": "image",
    "original_width": 640,
    "original_height": 480,
    "is_positive": True,
    "value": {"x": 40.1, "y": 22.0, "width": 0.2, "keypointlabels": ["dog"]},
}
context = {"result": [keypoint], "annotation_id": 5, "draft_id": None, "user_id": 1}
answer = backend.interactive_annotating({**tasks[0], "drafts": []}, context=context)
assert isinstance(answer["data"], dict) and "errors" not in answer, answer

recording.name = "health-basic"
basic = connector.MLApi(url=url, timeout=100.0, auth_method="BASIC_AUTH", basic_auth_user="ls", basic_auth_pass="s3cret")
ok("basic", basic.health())

print(len(kept), "predictions kept, all valid; version", version, file=sys.stderr)
json.dump(exchanges, sys.stdout, indent=1)
print()
