/**
 * Rewrites graphs at load into equal ones that ONNX Runtime runs faster on a CPU; only in memory,
 * and only where a pattern fits to the letter.
 *
 * <p>A graph is read as its protobuf fields without a schema, so that what no rewrite knows is
 * handed on as it was. {@link dev.firstpass.inference.graph.GraphRewriter} is the way in.
 */
@NullMarked
package dev.firstpass.inference.graph;

import org.jspecify.annotations.NullMarked;
