"""Writes what CVAT's lambda manager makes of Firstpass's answers.

    python3 judge_answers.py CVAT_CHECKOUT functions.json answers.json > stored.json

functions.json: functions by name, as /api/functions tells them; answers.json: an answer for each of some. Both are what
JudgedAnswersTest makes of one draft with every shape. No server is needed: the gateway hands out the answers.
"""
import json
import sys

import lambda_manager
from lambda_manager import Cvat, deepcopy

checkout, functions, answers = sys.argv[1:]
functions, answers = json.load(open(functions)), json.load(open(answers))
lambda_manager.FRAMES[:] = [b""]
cvat = Cvat(checkout, "http://nowhere:1")
result = {}
for name, answer in answers.items():
    cvat.gateway.invoke = lambda function, payload: deepcopy(answer)
    function = cvat.scope["LambdaFunction"](cvat.gateway, functions[name])
    result[name] = {
        "listed": function.to_dict(),
        "masks": cvat.annotate(function),
        "polygons": cvat.annotate(function, to_polygons=True),
    }
json.dump(result, sys.stdout, indent=1)
print()
