/** Measures what finding speech costs, against ONNX Runtime alone. */
@NullMarked
package dev.firstpass.bench.speech;

import org.jspecify.annotations.NullMarked;
