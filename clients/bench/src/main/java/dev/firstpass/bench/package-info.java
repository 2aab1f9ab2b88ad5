/**
 * Measures Firstpass; never a dependency of anything.
 *
 * <p>{@link dev.firstpass.bench.Main} leads to the HTTP load driver and to the JMH benchmarks. What
 * they gave on which machine is in {@code docs/performance.md}.
 */
@NullMarked
package dev.firstpass.bench;

import org.jspecify.annotations.NullMarked;
