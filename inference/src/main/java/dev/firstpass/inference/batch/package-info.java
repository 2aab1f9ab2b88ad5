/**
 * Admission, the workers, and runs that several pictures share.
 *
 * <p>{@link dev.firstpass.inference.batch.WorkQueue} is a bounded queue with one worker per core on
 * a CPU; {@link dev.firstpass.inference.batch.Batcher} joins the pictures that workers bring to a
 * graph at the same time.
 */
@NullMarked
package dev.firstpass.inference.batch;

import org.jspecify.annotations.NullMarked;
