/** What can go wrong, in one enum and one exception; knows nothing of HTTP. */
@NullMarked
package dev.firstpass.core.error;

import org.jspecify.annotations.NullMarked;
