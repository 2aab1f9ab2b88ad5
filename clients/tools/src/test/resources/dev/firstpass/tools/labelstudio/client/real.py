"""Label Studio's own code, cut loose from Django: its HTTP client, what it does with answers, and the SDK's validation."""
import ast
import importlib.util
import logging
import os
import sys
import types
from typing import Dict, List


def stub(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            stub(parent)
        setattr(sys.modules[parent], child, module)


def connector(label_studio):
    """Returns the module ml/api_connector.py."""
    settings = types.SimpleNamespace(HOSTNAME="http://label-studio:8080", INTERNAL_PORT="8080", WEBHOOK_SERIALIZERS={"project": ""})
    serializer = lambda: lambda instance: types.SimpleNamespace(data={"id": instance.id, "label_config": instance.label_config})
    stub("core.feature_flags", flag_set=lambda *a, **k: True)
    stub("core.utils.common", load_func=lambda name: serializer())
    stub("core.version", get_git_version=lambda: "1.22.0")
    stub("data_export.serializers", ExportDataSerializer=None)
    stub("django.conf", settings=settings)
    stub("django.contrib.auth.models", AnonymousUser=object)
    stub("django.db.models", Count=None)
    stub("label_studio.core.utils.params", get_env=lambda name, default=None: os.environ.get(name, default))
    spec = importlib.util.spec_from_file_location("api_connector", label_studio + "/label_studio/ml/api_connector.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def backend(label_studio):
    """Returns a class with the methods of ml/models.py::MLBackend that read answers."""
    path = label_studio + "/label_studio/ml/models.py"
    wanted = {"_get_predictions_from_ml_backend", "_get_predictions_from_ml_backend_one_by_one", "interactive_annotating"}
    tree = ast.parse(open(path).read())
    cls = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "MLBackend")
    methods = [n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name in wanted]
    bare = ast.ClassDef("Backend", [], [], methods, [])
    ast.fix_missing_locations(bare)

    class Serialized:
        def __init__(self, tasks, **kwargs):
            self.data = tasks

    scope = {"logger": logging.getLogger("ls"), "List": List, "Dict": Dict, "InteractiveAnnotatingDataSerializer": Serialized}
    exec(compile(ast.Module([bare], []), path, "exec"), scope)
    return scope["Backend"]


def label_interface(sdk):
    """Returns the SDK's LabelInterface, without the rest of the SDK (xmljson and jsf are not used)."""
    package = types.ModuleType("label_studio_sdk")
    package.__path__ = [sdk + "/src/label_studio_sdk"]
    sys.modules["label_studio_sdk"] = package
    legacy = types.ModuleType("label_studio_sdk._legacy")
    legacy.__path__ = [sdk + "/src/label_studio_sdk/_legacy"]
    sys.modules["label_studio_sdk._legacy"] = legacy
    stub("xmljson")
    stub("jsf", JSF=None)
    from label_studio_sdk.label_interface.interface import LabelInterface

    return LabelInterface
