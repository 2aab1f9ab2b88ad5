/**
 * The floor: the least that drafting a JPEG can cost on this machine, the fastest JPEG decoder at
 * hand and ONNX Runtime used bare, with nothing around them.
 *
 * <p>It shares no code with {@code inference} on purpose: a floor that called what it judges would
 * sink with it.
 */
@NullMarked
package dev.firstpass.bench.floor;

import org.jspecify.annotations.NullMarked;
