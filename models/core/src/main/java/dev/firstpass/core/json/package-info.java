/**
 * The versioned JSON of drafts, written and read by hand so that no rename changes the protocol.
 */
@NullMarked
package dev.firstpass.core.json;

import org.jspecify.annotations.NullMarked;
