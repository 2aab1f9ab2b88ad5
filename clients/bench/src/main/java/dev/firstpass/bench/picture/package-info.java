/**
 * Pictures to measure with: drawn by the program, so that a benchmark needs no file, or photographs
 * from a folder; each as JPEG of exactly the wanted size.
 */
@NullMarked
package dev.firstpass.bench.picture;

import org.jspecify.annotations.NullMarked;
