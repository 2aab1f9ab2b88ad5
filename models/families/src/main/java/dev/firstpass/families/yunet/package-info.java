/**
 * YuNet: faces with five landmarks, from 75 thousand weights.
 *
 * <p>Paper: Wu et al., "YuNet: A Tiny Millisecond-level Face Detector", Machine Intelligence
 * Research 2023. Reference: OpenCV ({@code modules/objdetect/src/face_detect.cpp}),
 * opencv/opencv_zoo ({@code models/face_detection_yunet}) and ShiqiYu/libfacedetection.train.
 * Weights are MIT (Zoo) and BSD-3-Clause (libfacedetection.train).
 *
 * <p>Export: {@code python tools/yunet2onnx.py configs/yunet_n.py weights/yunet_n.pth
 * [--dynamic-export]}.
 *
 * <table>
 * <caption>Tensors, for s = 8, 16, 32 and n = H / s * W / s places, row by row</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>input</td><td>[N, 3, H, W]</td><td>padded right and below with 0 to a multiple of 32;
 * BGR in [0, 255]</td></tr>
 * <tr><td>cls_s, obj_s</td><td>[N, n, 1]</td><td>class and objectness, sigmoid done</td></tr>
 * <tr><td>bbox_s</td><td>[N, n, 4]</td><td>centre = (grid + xy) * s, size = exp(wh) * s</td></tr>
 * <tr><td>kps_s</td><td>[N, n, 10]</td><td>five points = (grid + xy) * s: right eye, left eye, nose,
 * right and left corner of the mouth; right is the person's right, left in the picture</td></tr>
 * </table>
 *
 * <p>Score = sqrt(cls * obj), both clipped to [0, 1]. As in OpenCV, boxes are truncated to whole
 * pixels for suppression only. The Zoo keeps 0.6, suppresses at 0.3 and looks at the best 5000; its
 * WIDER FACE evaluation keeps 0.3 and suppresses at 0.45.
 */
@NullMarked
package dev.firstpass.families.yunet;

import org.jspecify.annotations.NullMarked;
