#!/usr/bin/env python3
"""Makes a tiny SAM of random weights and what its reference makes of a picture; see README.md."""
import functools
import json
import pathlib
import sys

import numpy as np
import torch
from PIL import Image

sys.path.insert(0, sys.argv[1])
from segment_anything import SamPredictor
from segment_anything.modeling import ImageEncoderViT, MaskDecoder, PromptEncoder, Sam, TwoWayTransformer
from segment_anything.utils.onnx import SamOnnxModel

HERE = pathlib.Path(__file__).parent
SIDE, PATCH, WIDTH = 128, 16, 16


class Encoder(torch.nn.Module):
    """The image encoder alone, of an input that is normalised and padded."""

    def __init__(self, sam):
        super().__init__()
        self.encoder = sam.image_encoder

    def forward(self, image):
        return self.encoder(image)


def tiny():
    torch.manual_seed(5)
    cells = SIDE // PATCH
    sam = Sam(
        image_encoder=ImageEncoderViT(
            depth=2, embed_dim=32, img_size=SIDE, mlp_ratio=2, num_heads=2, patch_size=PATCH, qkv_bias=True,
            norm_layer=functools.partial(torch.nn.LayerNorm, eps=1e-6), use_rel_pos=True,
            global_attn_indexes=[1], window_size=5, out_chans=WIDTH),
        prompt_encoder=PromptEncoder(
            embed_dim=WIDTH, image_embedding_size=(cells, cells), input_image_size=(SIDE, SIDE),
            mask_in_chans=4),
        mask_decoder=MaskDecoder(
            num_multimask_outputs=3, transformer_dim=WIDTH, iou_head_depth=3, iou_head_hidden_dim=32,
            transformer=TwoWayTransformer(depth=2, embedding_dim=WIDTH, mlp_dim=32, num_heads=2)),
        pixel_mean=[123.675, 116.28, 103.53], pixel_std=[58.395, 57.12, 57.375])
    # Fresh weights say nearly the same everywhere; larger ones make masks with edges.
    with torch.no_grad():
        for parameter in sam.parameters():
            if parameter.dim() > 1:
                parameter.mul_(2.5)
    return sam.eval()


def export(sam):
    torch.onnx.export(
        Encoder(sam), torch.zeros(1, 3, SIDE, SIDE), str(HERE / "encoder.onnx"), opset_version=16,
        input_names=["image"], output_names=["image_embeddings"])
    cells = SIDE // PATCH
    torch.onnx.export(
        SamOnnxModel(sam, return_single_mask=False),
        (torch.zeros(1, WIDTH, cells, cells), torch.zeros(1, 5, 2), torch.zeros(1, 5),
         torch.zeros(1, 1, 4 * cells, 4 * cells), torch.zeros(1), torch.tensor([90.0, 120.0])),
        str(HERE / "decoder.onnx"), opset_version=16,
        input_names=["image_embeddings", "point_coords", "point_labels", "mask_input", "has_mask_input",
                     "orig_im_size"],
        output_names=["masks", "iou_predictions", "low_res_masks"],
        dynamic_axes={"point_coords": {1: "num_points"}, "point_labels": {1: "num_points"}})


def picture():
    """Discs of several colours before a slope."""
    height, width = 150, 211
    ys, xs = np.mgrid[:height, :width]
    image = np.stack([xs * 255 / width, ys * 255 / height, (xs + ys) % 64 * 3], 2)
    for x, y, radius, colour in ((60, 50, 35, (250, 30, 20)), (150, 90, 45, (20, 220, 60)), (90, 120, 22, (10, 20, 240))):
        image[np.hypot(xs - x, ys - y) < radius] = colour
    return image.astype(np.uint8)


def runs(row_major):
    flat = row_major.ravel().astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flat]))).tolist()
    return np.diff([0, *edges, flat.size]).tolist()


def case(predictor, points, box, every):
    coords = np.array([p[:2] for p in points], float) if points else None
    labels = np.array([p[2] for p in points]) if points else None
    masks, scores, _ = predictor.predict(
        coords, labels, None if box is None else np.array(box, float), multimask_output=True)
    single, score, _ = predictor.predict(
        coords, labels, None if box is None else np.array(box, float), multimask_output=False)
    # Which the reference's ONNX model chooses: the single mask from three points on, padding included.
    count = len(points) + (2 if box else 1)
    if every:
        order = np.argsort(-scores, kind="stable")
        chosen = [(masks[i], scores[i]) for i in order]
    elif count > 2.5:
        chosen = [(single[0], score[0])]
    else:
        best = int(scores.argmax())
        chosen = [(masks[best], scores[best])]
    return {
        "points": ";".join(",".join(str(v) for v in p) for p in points),
        "boxes": "" if box is None else ",".join(str(v) for v in box),
        "masks": "all" if every else "best",
        "expected": [{"score": round(float(s), 5), "runs": runs(m)} for m, s in chosen]}


def main():
    sam = tiny()
    export(sam)
    image = picture()
    Image.fromarray(image).save(HERE / "picture.png")
    predictor = SamPredictor(sam)
    predictor.set_image(image)
    cases = [
        case(predictor, [(60, 50, 1)], None, False),
        case(predictor, [(60, 50, 1)], None, True),
        case(predictor, [(150, 90, 1), (60, 50, 0)], None, False),
        case(predictor, [(150, 90, 1), (120, 80, 1), (10, 10, 0)], None, False),
        case(predictor, [], (105, 45, 195, 135), False),
        case(predictor, [(95, 120, 1)], (68, 98, 112, 142), False)]
    (HERE / "cases.json").write_text(json.dumps(cases, separators=(",", ":")).replace("},{", "},\n{") + "\n")
    for c in cases:
        print(c["points"], c["boxes"], c["masks"], [(e["score"], sum(e["runs"][1::2])) for e in c["expected"]])


if __name__ == "__main__":
    main()
