/**
 * The remote server of X-AnyLabeling: {@code /x-anylabeling} is the address to give to its model
 * "Remote-Server".
 *
 * <p>{@link dev.firstpass.tools.xanylabeling.XAnyLabelingAdapter} is the entry. {@code ModelList}
 * tells the models and which controls the tool shows, {@code PredictRequest} and {@code Marks} read
 * a request, {@code Prediction} carries it, {@code Shapes} writes the answer, {@code SoftErrors}
 * tells problems.
 *
 * <p>Facts from {@code anylabeling/services/auto_labeling/remote_server.py} and {@code
 * views/labeling} of github.com/CVHub520/X-AnyLabeling, and {@code app/} of
 * github.com/CVHub520/X-AnyLabeling-Server: the client shows the pixels as they are stored, without
 * EXIF's orientation; it never looks at {@code success}; and whatever goes wrong it takes for an
 * answer without shapes, which may replace what people drew unless the answer says {@code
 * "replace": false}.
 */
@NullMarked
package dev.firstpass.tools.xanylabeling;

import org.jspecify.annotations.NullMarked;
