/**
 * CVAT's automatic annotation: models as the serverless functions that CVAT looks for at a Nuclio
 * dashboard. {@code /api} speaks the part of the dashboard's API that CVAT uses, {@code
 * /cvat/{model}} is one function called directly. Facts from {@code cvat/apps/lambda_manager
 * /views.py}, {@code cvat/apps/engine/serializers.py} and {@code cvat-ui/.../tools-control.tsx}:
 * coordinates are pixels of the upright picture, rectangles turn around their centre, a mask is the
 * pixels of its box whose edges are inclusive, and any answer but 200 on any frame ends the run
 * over a whole task.
 *
 * <p>So a frame of which nothing can be made is answered with no objects, and the reason goes where
 * {@link dev.firstpass.core.tool.ToolAnswer#without} takes it; only what would be wrong with every
 * frame is refused. An annotator who waits for one object is told of every problem.
 */
@NullMarked
package dev.firstpass.tools.cvat;

import org.jspecify.annotations.NullMarked;
