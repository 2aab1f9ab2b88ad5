/** Whisper end to end: a tiny model with random weights, run by ONNX Runtime. */
@NullMarked
package dev.firstpass.inference.whisper;

import org.jspecify.annotations.NullMarked;
