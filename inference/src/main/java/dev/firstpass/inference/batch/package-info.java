/** Admission and the workers: a bounded queue, one worker per core on a CPU. */
@NullMarked
package dev.firstpass.inference.batch;

import org.jspecify.annotations.NullMarked;
