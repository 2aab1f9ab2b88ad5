/**
 * Turns the bytes of a picture into upright pixels, and those into the tensor that a model's {@link
 * dev.firstpass.core.model.ImageInput} declares.
 *
 * <p>{@link dev.firstpass.inference.media.ImageHeaders} reads format, size and orientation without
 * decoding and enforces {@link dev.firstpass.inference.media.MediaLimits}; {@link
 * dev.firstpass.inference.media.ImageDecoder} decodes; {@link
 * dev.firstpass.inference.media.ImageGeometry} says where the picture lies in the tensor; {@link
 * dev.firstpass.inference.media.ImagePreparer} does it all into pooled native memory, with a {@link
 * dev.firstpass.inference.media.Resizer} for each kernel; {@link
 * dev.firstpass.inference.media.Overlay} draws drafts for people to look at. The only package that
 * knows OpenCV, libjpeg-turbo and JNA. Whatever the bytes, the outcome is a picture or a {@link
 * dev.firstpass.core.error.DraftingException}.
 */
@NullMarked
package dev.firstpass.inference.media;

import org.jspecify.annotations.NullMarked;
