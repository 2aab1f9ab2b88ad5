package dev.firstpass.core.family;

import java.util.Objects;

/**
 * A picture as a tensor.
 *
 * @param tensor direct and lent: it holds until the item is drafted; batch axis 1
 * @param letterbox how the picture got into the tensor
 */
public record PreparedImage(Tensor tensor, Letterbox letterbox) implements Prepared {
  public PreparedImage {
    Objects.requireNonNull(tensor, "tensor");
    Objects.requireNonNull(letterbox, "letterbox");
  }

  @Override
  public SourceMapping mapping() {
    return letterbox;
  }
}
