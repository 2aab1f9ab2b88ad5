/**
 * Speaker segmentation of pyannote: who speaks when.
 *
 * <p>Paper: A. Plaquet, H. Bredin, Powerset multi-class cross entropy loss for neural speaker
 * diarization, 2023. Reference: k2-fsa/sherpa-onnx ({@code
 * csrc/offline-speaker-diarization-pyannote-impl.h}, {@code csrc/fast-clustering.cc}, {@code
 * scripts/pyannote/segmentation}), Apache 2.0; pyannote/pyannote-audio ({@code utils/powerset.py},
 * {@code pipelines/utils/diarization.py}), MIT; wenet-e2e/wespeaker ({@code bin/infer_onnx.py}),
 * Apache 2.0.
 *
 * <p>Export: {@code scripts/pyannote/segmentation/export-onnx.py} of sherpa-onnx, whose graphs are
 * published and say in their metadata how windows and frames lie; or a plain export of pyannote's
 * segmentation-3.0, for which its numbers are assumed.
 *
 * <table>
 * <caption>Tensors, by place</caption>
 * <tr><th>graph</th><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>model</td><td>x</td><td>[N, 1, 160000]</td><td>a window of 10 s at 16 kHz, samples in [-1, 1];
 * the last axis may be dynamic; N is 1 here</td></tr>
 * <tr><td></td><td>y</td><td>[N, 589, 7]</td><td>log-softmax: nobody, 1, 2, 3, 1+2, 1+3, 2+3; frame i
 * sees 991 samples from 270 i on</td></tr>
 * <tr><td>embedding</td><td>feats, x</td><td>[N, T, 80]</td><td>WeSpeaker, 3D-Speaker: filter bank
 * features; metadata normalize_samples 0 takes 16-bit values, feature_normalize_type global-mean
 * subtracts each band's mean; without metadata WeSpeaker's own: Hamming window, 16-bit values,
 * global mean</td></tr>
 * <tr><td></td><td>audio_signal, length</td><td>[N, 80, T], [N]</td><td>NeMo: log-mel features, each
 * band normalised</td></tr>
 * <tr><td></td><td>last output</td><td>[N, D]</td><td>embedding of any length</td></tr>
 * </table>
 *
 * <p>A window of the network's length moves over the recording by a tenth of it. In each frame the
 * class with the highest score says who speaks. {@link
 * dev.firstpass.families.speakersegmentation.Stitching} lays the windows over one another.
 *
 * <p>With an embedding graph what each speaker of a window says alone, if it has 10 frames or more,
 * becomes a vector; vectors are clustered with complete linkage by cosine, and a cluster is a
 * speaker. Of more than 6,000 vectors so many are clustered and the others go to the nearest mean.
 * A recording of one window has the speakers that the window tells apart.
 *
 * <p>Without it speakers get the names that agree best with the windows before, over their common
 * frames; <b>a speaker who returns after a long silence, longer than a window less its step, may
 * get a new name</b>.
 *
 * <p>The score of a segment is the mean share of the windows over a frame that hear its speaker.
 * Where the references give a frame to their first speaker because no known voice is heard, it
 * stays silent here.
 */
@NullMarked
package dev.firstpass.families.speakersegmentation;

import org.jspecify.annotations.NullMarked;
