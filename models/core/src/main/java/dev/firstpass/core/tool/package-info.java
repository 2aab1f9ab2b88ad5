/**
 * The contracts of annotation tools and label file formats, found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.firstpass.core.tool;

import org.jspecify.annotations.NullMarked;
