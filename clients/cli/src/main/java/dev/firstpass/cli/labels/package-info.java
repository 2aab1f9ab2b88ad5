/** Label files on disk: finding formats, reading folders, writing folders, reporting losses. */
@NullMarked
package dev.firstpass.cli.labels;

import org.jspecify.annotations.NullMarked;
