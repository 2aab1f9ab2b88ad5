/**
 * Label Studio JSON: a list of tasks with the labels of people as {@code annotations} and those of
 * models as {@code predictions}, and the labelling configuration that fits them.
 *
 * <p>Places are percent of the upright picture, times seconds; a rectangle turns around its
 * top-left corner. Results that share an id are one region: its place, its labels, its text. The
 * points of an object name their object's rectangle as {@code parentID}. Masks are run lengths of
 * their pixels' bytes.
 *
 * <p>Reference: {@code label_studio/tasks/validation.py} of github.com/HumanSignal/label-studio,
 * {@code converter} and {@code label_interface} of github.com/HumanSignal/label-studio-sdk.
 */
@NullMarked
package dev.firstpass.tools.labelstudio.file;

import org.jspecify.annotations.NullMarked;
