/**
 * JMH benchmarks of single steps; each class says its question and the command that answers it.
 *
 * <p>Run after {@code mvn package}; no build ever runs them.
 */
@NullMarked
package dev.firstpass.bench.jmh;

import org.jspecify.annotations.NullMarked;
