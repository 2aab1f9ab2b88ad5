/**
 * Runs ONNX graphs through DJL's OnnxRuntime engine; the only package that imports {@code ai.djl}
 * or {@code ai.onnxruntime}.
 *
 * <p>Inputs are direct native-order buffers that are never copied; outputs are copied once. A
 * session is closed only when nobody runs it: closing under a run kills the JVM, so callers hold
 * leases.
 */
@NullMarked
package dev.firstpass.inference.runtime;

import org.jspecify.annotations.NullMarked;
