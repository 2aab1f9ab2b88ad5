"""Runs CVAT's own lambda manager against Firstpass: see README.md beside this file.

The classes are cut out of CVAT's files, so that neither its database nor its queue is needed; Django, its REST framework
and requests are the real ones (Debian: python3-django, python3-djangorestframework, python3-requests).
"""
import __future__
import ast
import base64
import io
import json
import os
import textwrap
from copy import deepcopy
from datetime import timedelta
from enum import Enum
from collections import OrderedDict
from types import SimpleNamespace
from typing import Any, Dict, Optional

import django
from django.conf import settings

settings.configure(NUCLIO={}, USE_I18N=False)
django.setup()

import numpy as np
import requests
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from rest_framework import exceptions, serializers, status

FRAMES = []


def cut(path, names, scope):
    """Executes the named classes and functions of a file."""
    tree = ast.parse(open(path).read())
    found = [n for n in tree.body if getattr(n, "name", None) in names]
    assert {n.name for n in found} == set(names), (path, names)
    flags = __future__.annotations.compiler_flag
    exec(compile(ast.Module(found, []), path, "exec", flags=flags), scope)


class FrameProvider:
    """Hands out the frames that the caller put into FRAMES."""

    class Quality(Enum):
        ORIGINAL = 0
        COMPRESSED = 1

    def __init__(self, data):
        pass

    def get_frame(self, frame, quality):
        return io.BytesIO(FRAMES[frame]), "image/any"


def mask_to_rle(mask):
    """Run lengths, zeros first, of what CVAT gives its mask tools: the pixels as one column."""
    counts, last, run = [], 0, 0
    for value in mask.ravel().tolist():
        if value != last:
            counts.append(run)
            last, run = value, 0
        run += 1
    return {"counts": np.array(counts + [run])}


class Many(list):
    """As much of a query set as CVAT's code asks for."""

    def all(self):
        return self

    def values(self):
        return [vars(one) for one in self]

    def prefetch_related(self, *names):
        return self


class Label:
    def __init__(self, number, name, kind, attributes=(), sublabels=()):
        self.id, self.name, self.type = number, name, kind
        self.attributespec_set = Many(
            SimpleNamespace(id=number * 10 + i, name=one, input_type="number", values="0\n100\n1")
            for i, one in enumerate(attributes)
        )
        self.sublabels = Many(sublabels)


class Task:
    """A task whose labels are just those of a function."""

    id = 1

    def __init__(self, function):
        self.labels = Many(task_labels(function))
        self.data = SimpleNamespace(size=len(FRAMES), deleted_frames=[])
        self.objects = SimpleNamespace(get=lambda pk: self)

    def get_labels(self):
        return self.labels


def task_labels(function):
    labels, number = [], 1
    for label in function.labels:
        sublabels = []
        for i, sub in enumerate(label.get("sublabels", [])):
            sublabels.append(Label(number * 100 + i, sub["name"], sub["type"]))
        attributes = [one["name"] for one in label["attributes"]]
        labels.append(Label(number, label["name"], label["type"], attributes, sublabels))
        number += 1
    return labels


def mapping(labels):
    """What CVAT's dialogue sends when every label is mapped to the one of the same name."""
    return {
        label["name"]: {
            "name": label["name"],
            "attributes": {one["name"]: one["name"] for one in label["attributes"]},
            **({"sublabels": mapping(label["sublabels"])} if "sublabels" in label else {}),
        }
        for label in labels
    }


class Cvat:
    """CVAT's code, with what it stores and what it sends."""

    def __init__(self, checkout, address, method="dashboard"):
        scheme, rest = address.split("://")
        host, port = rest.rsplit(":", 1)
        settings.NUCLIO = {
            "SCHEME": scheme,
            "HOST": host,
            "PORT": int(port),
            "DEFAULT_TIMEOUT": 120,
            "FUNCTION_NAMESPACE": "nuclio",
            "INVOKE_METHOD": method,
        }
        self.stored, self.exchanges = [], []
        queued = SimpleNamespace(meta={}, save_meta=lambda: None, get_status=lambda: "started")
        self.scope = scope = dict(
            globals(),
            dm=SimpleNamespace(task=SimpleNamespace(patch_task_data=self.store)),
            rq=SimpleNamespace(get_current_job=lambda: queued),
            mask_tools=SimpleNamespace(mask_to_rle=mask_to_rle),
            Job=None,
            _CVAT_USER_AGENT="CVAT/2.15.0 " + requests.utils.default_user_agent(),
        )
        apps = checkout + "/cvat/apps/"
        cut(apps + "engine/models.py", {"ShapeType", "SourceType"}, scope)
        scope["models"] = SimpleNamespace(ShapeType=scope["ShapeType"])
        cut(apps + "engine/serializers.py", SERIALIZERS, scope)
        cut(checkout + "/cvat/utils/http.py", {"make_requests_session"}, scope)
        cut(apps + "lambda_manager/views.py", VIEWS, scope)
        self.gateway = scope["LambdaGateway"]()

    def store(self, task, data, action):
        self.stored.append(json.loads(json.dumps(data)))

    def annotate(self, function, threshold=None, to_polygons=False):
        """Runs a function over all frames, as CVAT's queue does; returns what is stored."""
        self.stored.clear()
        self.scope["Task"] = Task(function)
        self.scope["LambdaJob"].__call__(
            function,
            task=1,
            quality=None,
            cleanup=False,
            threshold=threshold,
            mapping=mapping(function.labels),
            conv_mask_to_poly=to_polygons,
        )
        return list(self.stored)

    def call(self, function, **data):
        """Calls a function for one frame, as CVAT's editor does."""
        return function.invoke(Task(function), {"frame": 0, **data})


SERIALIZERS = {
    "AttributeValSerializer",
    "AnnotationSerializer",
    "LabeledImageSerializer",
    "OptimizedFloatListField",
    "ShapeSerializer",
    "SubLabeledShapeSerializer",
    "LabeledShapeSerializer",
    "TrackedShapeSerializer",
    "SubLabeledTrackSerializer",
    "LabeledTrackSerializer",
    "LabeledDataSerializer",
}
VIEWS = {"LambdaType", "LambdaGateway", "LambdaFunction", "LambdaJob"}
