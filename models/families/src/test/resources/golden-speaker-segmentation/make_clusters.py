"""Makes clusters.json: random points and the clusters that scipy finds with complete linkage.

    python3 make_clusters.py > clusters.json
"""
import json
import sys

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist


def numbered(labels):
    seen = {}
    return [seen.setdefault(int(label), len(seen)) for label in labels]


def main():
    cases = []
    for seed, count in ((1, 2), (2, 7), (3, 40), (4, 150)):
        points = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32)
        tree = linkage(pdist(points.astype(np.float64), "cosine"), "complete")
        cases.append({
            "points": [[float(value) for value in point] for point in points],
            "into": {k: numbered(fcluster(tree, k, "maxclust")) for k in (1, 2, 3, 5, 20)},
            "at": {t: numbered(fcluster(tree, t, "distance")) for t in (0.05, 0.3, 0.5, 1.1, 2)},
        })
    json.dump(cases, sys.stdout)


main()
