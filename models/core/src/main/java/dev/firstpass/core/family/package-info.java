/**
 * The contract of a model family: what its input must look like and how its output is decoded.
 *
 * <p>A family is pure maths: no I/O, no threads, no native code. {@link
 * dev.firstpass.core.family.ModelFamily} is found by {@link java.util.ServiceLoader}; it opens a
 * {@link dev.firstpass.core.family.Pipeline} for one model, which is either a {@link
 * dev.firstpass.core.family.SinglePass} or a {@link dev.firstpass.core.family.MultiPass}.
 */
@NullMarked
package dev.firstpass.core.family;

import org.jspecify.annotations.NullMarked;
