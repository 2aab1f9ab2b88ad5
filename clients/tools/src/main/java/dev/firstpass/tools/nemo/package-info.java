/**
 * NeMo manifests: one JSON object per line and segment with {@code audio_filepath}, {@code offset}
 * and {@code duration} in seconds, {@code text} where it is known, {@code label}, {@code speaker},
 * {@code lang} and the {@code score}, which NeMo passes over.
 *
 * <p>A collection becomes one file, {@code manifest.jsonl}, to lie beside the recordings: paths are
 * relative to it. Words have no place; line ends in texts become blanks.
 *
 * <p>Reference: {@code nemo/collections/common/parts/preprocessing/manifest.py} of
 * github.com/NVIDIA/NeMo.
 */
@NullMarked
package dev.firstpass.tools.nemo;

import org.jspecify.annotations.NullMarked;
