/** What is loaded: models opened on a device, leased to those who run them. */
@NullMarked
package dev.firstpass.inference.registry;

import org.jspecify.annotations.NullMarked;
