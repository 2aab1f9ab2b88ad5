"""What label-studio-sdk's validate_prediction says of good and broken predictions, for every control that we fill.

    python3 verdicts.py SDK > ../verdicts.json
    python3 verdicts.py SDK ANSWERS    checks [{"config", "prediction"}, ...] and prints what is invalid
"""
import copy
import json
import sys

import real

interface = real.label_interface(sys.argv[1])
IMAGE = '<View><Image name="o" value="$image"/>%s</View>'
AUDIO = '<View><Audio name="o" value="$audio"/>%s</View>'
LABEL = '<Label value="dog"/><Label value="Cat" alias="cat"/>'
BOX = {"x": 10.0, "y": 20.0, "width": 30.0, "height": 40.0, "rotation": 0.0}
SPAN = {"start": 1.25, "end": 3.4, "channel": 0}


def labelled(tag, **attributes):
    return "<%s name='c' toName='o'%s>%s</%s>" % (
        tag, "".join(" %s='%s'" % pair for pair in attributes.items()), LABEL, tag)


def region(kind, value, name="c"):
    return {"id": "r1", "from_name": name, "to_name": "o", "type": kind, "value": value, "score": 0.5}


PAIR = "<Rectangle name='r' toName='o'/>" + labelled("Labels")
SPEECH = labelled("Labels") + "<TextArea name='t' toName='o' perRegion='true'/>"
CASES = {
    "RectangleLabels": (IMAGE % labelled("RectangleLabels"), [region("rectanglelabels", {**BOX, "rectanglelabels": ["dog"]})]),
    "Rectangle and Labels": (IMAGE % PAIR, [region("rectangle", BOX, "r"), region("labels", {**BOX, "labels": ["dog"]})]),
    "PolygonLabels": (
        IMAGE % labelled("PolygonLabels"),
        [region("polygonlabels", {"points": [[1.0, 2.0], [50.0, 2.0], [50.0, 60.0]], "closed": True, "polygonlabels": ["dog"]})],
    ),
    "BrushLabels": (IMAGE % labelled("BrushLabels"), [region("brushlabels", {"format": "rle", "rle": [0, 1, 255], "brushlabels": ["dog"]})]),
    "KeyPointLabels": (IMAGE % labelled("KeyPointLabels"), [region("keypointlabels", {"x": 1.0, "y": 2.0, "width": 0.5, "keypointlabels": ["dog"]})]),
    "Choices": (IMAGE % "<Choices name='c' toName='o'><Choice value='dog'/></Choices>", [region("choices", {"choices": ["dog"]})]),
    "Labels on Audio": (AUDIO % SPEECH, [region("labels", {**SPAN, "labels": ["dog"]}), region("textarea", {**SPAN, "text": ["hi"]}, "t")]),
    "TextArea on Audio": (AUDIO % "<TextArea name='c' toName='o'/>", [region("textarea", {"text": ["hi there"]})]),
}


def broken(regions):
    """Yields each prediction with one thing wrong, and what."""
    for at in range(len(regions)):
        for field in ("from_name", "to_name", "type", "value"):
            other = copy.deepcopy(regions)
            del other[at][field]
            yield "no " + field, other
        for field, value in (("from_name", "x"), ("to_name", "x"), ("type", "ellipse")):
            other = copy.deepcopy(regions)
            other[at][field] = value
            yield "wrong " + field, other
        for key, value in regions[at]["value"].items():
            if isinstance(value, float) and key not in ("start", "end", "rotation"):
                for wrong in (100.0001, "much"):
                    other = copy.deepcopy(regions)
                    other[at]["value"][key] = wrong
                    yield "%s %s" % (key, wrong), other
            elif isinstance(value, list):
                for wrong in (["unknown"], "dog", [300], [[1.0, 2.0], [50.0, 200.0], [3.0, 4.0]]):
                    other = copy.deepcopy(regions)
                    other[at]["value"][key] = wrong
                    yield "%s %s" % (key, wrong), other
            if key not in ("rotation", "channel", "closed", "format"):
                other = copy.deepcopy(regions)
                del other[at]["value"][key]
                yield "no " + key, other


def errors(config, prediction):
    return interface(config).validate_prediction(prediction, return_errors=True)


if len(sys.argv) > 2:
    checked = json.load(open(sys.argv[2]))
    wrong = [(one["config"], errors(one["config"], one["prediction"])) for one in checked]
    for config, found in wrong:
        if found:
            print(config, found)
    print(len(checked), "checked,", sum(1 for _, found in wrong if found), "invalid")
    sys.exit(any(found for _, found in wrong))

verdicts = []
for name, (config, regions) in CASES.items():
    assert not errors(config, {"result": regions, "score": 0.5}), (name, errors(config, {"result": regions, "score": 0.5}))
    variants = [("good", {"result": regions, "score": 0.5}), ("empty", {"result": [], "score": 0.0})]
    variants += [("score %s" % score, {"result": regions, "score": score}) for score in (-0.1, 1.1, "much", None)]
    variants += [(what, {"result": other, "score": 0.5}) for what, other in broken(regions)]
    cases = [{"case": what, "prediction": prediction, "valid": not errors(config, prediction)} for what, prediction in variants]
    verdicts.append({"control": name, "config": config, "cases": cases})
json.dump(verdicts, sys.stdout, indent=None, separators=(",", ":"))
print()
