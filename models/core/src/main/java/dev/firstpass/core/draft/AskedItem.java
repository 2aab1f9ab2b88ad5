package dev.firstpass.core.draft;

import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.item.Item;
import java.util.List;
import java.util.Objects;

/**
 * An item as a request names it: its bytes, where its bytes are, or why it cannot be read. One that
 * cannot be read keeps its place, so that results stay in the order of the request.
 */
public sealed interface AskedItem
    permits AskedItem.Given, AskedItem.Referenced, AskedItem.Unreadable {
  /** Returns what the caller calls the item. */
  String id();

  /**
   * An item whose bytes came with the request.
   *
   * @param item to draft
   */
  record Given(Item item) implements AskedItem {
    public Given {
      Objects.requireNonNull(item, "item");
    }

    @Override
    public String id() {
      return item.id();
    }
  }

  /**
   * An item that has to be fetched, under the rules of whoever runs the server.
   *
   * @param id what the caller calls the item, at most {@link Item#MAX_ID_LENGTH} characters
   * @param addresses where it may be, most likely first; not empty. Absolute ones ({@code data:},
   *     {@code https:}) and such that begin with a slash, which are local files below a mapped
   *     folder or belong to the tool's own server
   */
  record Referenced(String id, List<String> addresses) implements AskedItem {
    public Referenced {
      Objects.requireNonNull(id, "id");
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty() || id.length() > Item.MAX_ID_LENGTH) {
        throw new IllegalArgumentException("no address, or the id is too long: " + id.length());
      }
    }
  }

  /**
   * An item that cannot be read.
   *
   * @param failure why
   */
  record Unreadable(Failed failure) implements AskedItem {
    public Unreadable {
      Objects.requireNonNull(failure, "failure");
    }

    @Override
    public String id() {
      return failure.itemId();
    }
  }
}
