/**
 * WHERE: the HTTP server over the engine. {@link dev.firstpass.server.Application} is its parts
 * list.
 */
@NullMarked
package dev.firstpass.server;

import org.jspecify.annotations.NullMarked;
