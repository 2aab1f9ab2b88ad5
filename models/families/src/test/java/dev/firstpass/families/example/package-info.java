/**
 * A family that does not exist, as small as a family can be: the executable example of {@code
 * docs/add-a-family.md}. Two things make it known: this directory and its line in {@code
 * META-INF/services}.
 *
 * <p>Paper, reference, licence and export command would stand here. A made-up network finds birds
 * in aerial photographs.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>photo</td><td>[N, 3, H, W]</td><td>RGB / 255, stretched</td></tr>
 * <tr><td>birds</td><td>[N, K, 5]</td><td>left, top, right, bottom in shares of the tensor's
 * sides; a logit</td></tr>
 * </table>
 */
@NullMarked
package dev.firstpass.families.example;

import org.jspecify.annotations.NullMarked;
