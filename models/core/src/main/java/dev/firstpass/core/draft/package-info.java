/**
 * What a model proposes for one item, tool-neutral: drafts, suggestions, shapes and labels.
 *
 * <p>One convention holds inside the program: pixels of the upright (EXIF applied) source image,
 * origin top-left, continuous edges; seconds for audio. Percent, centre-size and 1-based corners
 * exist only in the package of the tool that wants them.
 */
@NullMarked
package dev.firstpass.core.draft;

import org.jspecify.annotations.NullMarked;
