/**
 * Models that are one command away: a reviewed list with addresses, sizes and digests, and the
 * download that believes none of what it gets before it has checked it.
 */
@NullMarked
package dev.firstpass.inference.catalogue;

import org.jspecify.annotations.NullMarked;
