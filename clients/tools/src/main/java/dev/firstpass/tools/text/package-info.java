/**
 * Plain text: what is said, one line per segment.
 *
 * <p>One file per recording. Segments without text are left out, and so are times, speakers,
 * languages and scores.
 */
@NullMarked
package dev.firstpass.tools.text;

import org.jspecify.annotations.NullMarked;
