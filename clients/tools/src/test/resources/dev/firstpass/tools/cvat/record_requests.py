"""Writes what CVAT's lambda manager sends to a running Firstpass.

    ./firstpass serve --models DIR --port 8181      # DIR: the toy model as 'toy', the toy SAM as 'sam'; see README.md
    python3 record_requests.py CVAT_CHECKOUT http://127.0.0.1:8181 > requests.json
"""
import base64
import json
import sys
import zlib

import lambda_manager
from lambda_manager import Cvat, requests


def png(width, height):
    """A grey ramp, written by hand so that it is the same everywhere."""

    def chunk(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    rows = b"".join(b"\0" + bytes((x * 255 // width) for x in range(width)) for _ in range(height))
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )


checkout, address = sys.argv[1:]
exchanges = []
send = requests.Session.send


def recording(session, request, **options):
    # The name that CVAT uses inside Docker.
    request.url = request.url.replace("host.docker.internal", "127.0.0.1")
    reply = send(session, request, **options)
    exchanges.append(
        {
            "method": request.method,
            "path": request.path_url,
            "headers": {k: v for k, v in request.headers.items() if k != "Content-Length"},
            "body": (request.body or b"").decode(),
            "status": reply.status_code,
            "timeout": options["timeout"],
        }
    )
    return reply


requests.Session.send = recording
lambda_manager.FRAMES[:] = [png(64, 48), b"not a picture", png(48, 64)]

cvat = Cvat(checkout, address)
listed = [function.to_dict() for function in cvat.gateway.list()]
toy = cvat.gateway.get("toy")
stored = cvat.annotate(toy, threshold=0.3)  # three frames, the second of which is no picture
cvat.call(toy, mapping=lambda_manager.mapping(toy.labels))
sam = cvat.gateway.get("sam")
clicked = cvat.call(sam, pos_points=[[20.5, 12]], neg_points=[[50, 40]])
try:
    cvat.gateway.get("none")
except requests.HTTPError as problem:
    print(problem, file=sys.stderr)

direct = Cvat(checkout, address, method="direct")
direct.call(direct.gateway.get("toy"), mapping=lambda_manager.mapping(toy.labels))

secret = Cvat(checkout, address.replace("://", "://cvat:s3cret@"))
list(secret.gateway.list())

port = address.rsplit(":", 1)[1]
clicked = {"rows": len(clicked["mask"]), "columns": len(clicked["mask"][0]), "bounds": clicked["bounds"]}
lines = ",\n  ".join(json.dumps(one) for one in exchanges)
text = '{"exchanges": [\n  %s],\n "listed": %s,\n "stored": %s,\n "clicked": %s}' % (
    lines,
    json.dumps(listed),
    json.dumps(stored),
    json.dumps(clicked),
)
print(text.replace(":" + port, ":8070").replace('"' + port + "/", '"8070/'))
