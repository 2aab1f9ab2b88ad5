/**
 * Comma-separated values after RFC 4180: a header and one row per segment with {@code file}, {@code
 * start}, {@code end}, {@code label}, {@code speaker}, {@code language}, {@code text} and {@code
 * score}.
 *
 * <p>A collection becomes one file, {@code labels.csv}. Times are seconds with three decimals; a
 * tag of the whole recording has none. A cell that a spreadsheet would take for a formula, because
 * it begins with {@code =}, {@code +}, {@code -} or {@code @}, begins with an apostrophe. Words
 * have no place.
 */
@NullMarked
package dev.firstpass.tools.csv;

import org.jspecify.annotations.NullMarked;
