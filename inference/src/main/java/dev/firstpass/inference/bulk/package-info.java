/**
 * Work on many items for callers who do not wait for ever: what is done once for all who want it,
 * the lanes that carry it, and what is remembered of it.
 *
 * <p>An {@link dev.firstpass.inference.bulk.Errand} is one item's way to its result; {@link
 * dev.firstpass.inference.bulk.Joining} lets those who want the same share one; {@link
 * dev.firstpass.inference.bulk.Lanes} carry the errands of all callers in turn, those that nobody
 * waits for last; {@link dev.firstpass.inference.bulk.DraftMemory} keeps what came of them.
 */
@NullMarked
package dev.firstpass.inference.bulk;

import org.jspecify.annotations.NullMarked;
