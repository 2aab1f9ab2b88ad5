"""Makes the stored example and the figures that pycocotools computes; see README.md.

usage: PYTHONPATH=<pycocotools> python3 make_example.py [folder of coco_val100]
"""
import json
import random
import sys

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

SEED = 20261124


def example():
    rng = random.Random(SEED)
    # Ids neither dense nor sorted; category 9 has no objects, 11 is never detected.
    image_ids = rng.sample(range(1, 1000), 40)
    category_ids = [3, 1, 7, 9, 11]
    images = [{"id": i, "file_name": f"{i:04d}.jpg", "width": 640, "height": 480} for i in image_ids]
    truths, detections = [], []
    for image_id in image_ids[:34]:  # six images have no objects
        for _ in range(rng.randint(0, 14)):
            truths.append(truth(rng, image_id, rng.choice([3, 1, 7, 11]), len(truths) + 1))
    for t in truths:
        if t["image_id"] in image_ids[30:] or t["category_id"] == 11:  # some images have no detections
            continue
        for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
            detections.append(near(rng, t))
    for _ in range(150):
        detections.append(stray(rng, rng.choice(image_ids), rng.choice([3, 1, 7, 9])))
    crowded = truths[0]
    for _ in range(130):  # more than are counted, with objects among the last
        detections.append(stray(rng, crowded["image_id"], crowded["category_id"]))
    detections.append(dict(near(rng, crowded), score=0.01))
    rng.shuffle(detections)
    categories = [{"id": i, "name": f"kind {i}"} for i in category_ids]
    return {"images": images, "categories": categories, "annotations": truths}, detections


def box(rng):
    side = rng.choice([12, 20, 32, 60, 96, 150, 280])
    if rng.random() < 0.5:  # whole numbers give IoUs and areas that are exactly on a limit
        w, h = side, rng.choice([side, side // 2, side * 3 // 2])
        return [rng.randint(0, 640 - w), rng.randint(0, max(0, 480 - h)), w, h]
    w, h = side * rng.uniform(0.6, 1.4), side * rng.uniform(0.6, 1.4)
    return [round(rng.uniform(0, 600), 2), round(rng.uniform(0, 440), 2), round(w, 2), round(h, 2)]


def truth(rng, image_id, category_id, number):
    b = box(rng)
    t = {"id": number, "image_id": image_id, "category_id": category_id, "bbox": b,
         "area": round(b[2] * b[3] * rng.choice([1, 1, 0.7]), 3), "iscrowd": int(rng.random() < 0.1)}
    if rng.random() < 0.1:
        t["ignore"] = 1  # pycocotools overwrites it with iscrowd
    return t


def near(rng, t):
    x, y, w, h = t["bbox"]
    if rng.random() < 0.4:  # shifted by a tenth or so of a side: IoU near or on a threshold
        b = [x + w * rng.choice([0, 0, 0.05, 0.1, 0.2, 0.25]), y, w * rng.choice([1, 0.5, 0.75]), h]
    else:
        j = lambda: rng.gauss(0, 0.12)
        b = [x + w * j(), y + h * j(), w * (1 + abs(j())), h * (1 - min(0.5, abs(j())))]
    category = t["category_id"] if rng.random() < 0.9 else 3
    return {"image_id": t["image_id"], "category_id": category, "bbox": b, "score": score(rng)}


def stray(rng, image_id, category_id):
    return {"image_id": image_id, "category_id": category_id, "bbox": box(rng), "score": score(rng)}


def score(rng):
    return round(rng.random(), rng.choice([1, 2, 2, 6]))  # many equal scores


def jittered(dataset):
    """Detections of coco_val100 that JitteredDetections.java makes, too: the same arithmetic."""
    state = 1

    def draw():
        nonlocal state
        state = (state * 1103515245 + 12345) % 2147483648
        return state / 2147483648.0

    detections = []
    categories = [c["id"] for c in dataset["categories"]]
    for t in dataset["annotations"]:
        x, y, w, h = t["bbox"]
        for _ in range(2):
            category = t["category_id"] if draw() < 0.9 else categories[int(draw() * len(categories))]
            b = [x + (draw() - 0.5) * 0.3 * w, y + (draw() - 0.5) * 0.3 * h,
                 w * (0.8 + 0.4 * draw()), h * (0.8 + 0.4 * draw())]
            detections.append({"image_id": t["image_id"], "category_id": category, "bbox": b,
                               "score": int(draw() * 50) / 50.0})
    return detections


def figures(dataset, detections):
    truth_set = COCO()
    truth_set.dataset = dataset
    truth_set.createIndex()
    evaluation = COCOeval(truth_set, truth_set.loadRes(detections), "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    return [float(value) for value in evaluation.stats]


def write(name, value):
    with open(name, "w") as file:
        json.dump(value, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    dataset, found = example()
    write("instances_example.json", dataset)
    write("detections.json", found)
    results = {"example": figures(dataset, found)}
    if len(sys.argv) > 1:
        with open(sys.argv[1] + "/instances_val100.json") as file:
            val100 = json.load(file)
        results["coco_val100_truth"] = figures(val100, [
            {"image_id": t["image_id"], "category_id": t["category_id"], "bbox": t["bbox"], "score": 1.0}
            for t in val100["annotations"]])
        results["coco_val100_jittered"] = figures(val100, jittered(val100))
    write("pycocotools.json", results)
