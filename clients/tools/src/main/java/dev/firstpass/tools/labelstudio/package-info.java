/**
 * Label Studio's ML backend: {@code /label-studio/{model}} is the address to give to "Connect
 * model". Facts from {@code label_studio/ml/api_connector.py}, {@code ml/models.py} and {@code
 * label_studio_sdk/label_interface}: answers are positional, coordinates are percent of the upright
 * picture, rectangles turn around their top-left corner, labels that the project does not have
 * would cost the whole batch.
 */
@NullMarked
package dev.firstpass.tools.labelstudio;

import org.jspecify.annotations.NullMarked;
