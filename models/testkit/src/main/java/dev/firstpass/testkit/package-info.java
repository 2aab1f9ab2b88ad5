/**
 * Fakes, contracts and builders for tests, published for people who add families, tools and
 * formats.
 *
 * <p>A contract is an abstract JUnit class: extend it and supply the subject.
 */
@NullMarked
package dev.firstpass.testkit;

import org.jspecify.annotations.NullMarked;
