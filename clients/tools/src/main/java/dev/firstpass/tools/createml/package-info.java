/**
 * Create ML JSON: {@code _annotations.createml.json} in each folder, a list of its images.
 *
 * <p>A box is its centre, width and height in float pixels of the upright image. The format has no
 * place for scores, tags and attributes. Every shape is written as the box around it. The files do
 * not tell the size of the pictures.
 *
 * <p>Read are also the names {@code imagefilename} and {@code annotation} of Apple's pages.
 *
 * <p>Reference: {@code libs/create_ml_io.py} of github.com/HumanSignal/labelImg, Apple's page on
 * {@code MLObjectDetector.DataSource}.
 */
@NullMarked
package dev.firstpass.tools.createml;

import org.jspecify.annotations.NullMarked;
