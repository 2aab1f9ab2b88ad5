/** What there is to label: one image or one recording. */
@NullMarked
package dev.firstpass.core.item;

import org.jspecify.annotations.NullMarked;
