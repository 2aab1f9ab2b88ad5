/**
 * Models on disk: specs, checksums, versions, inspection of ONNX files, adding a model.
 *
 * <p>A model is a folder {@code <repository>/<name>/<version>/} with {@code model.yaml} and its
 * files.
 */
@NullMarked
package dev.firstpass.inference.repository;

import org.jspecify.annotations.NullMarked;
