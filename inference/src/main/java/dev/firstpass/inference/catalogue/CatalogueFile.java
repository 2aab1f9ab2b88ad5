package dev.firstpass.inference.catalogue;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One file of a model in the catalogue.
 *
 * @param name under which it is kept; no path
 * @param url where its makers publish it
 * @param bytes how large it is, exactly
 * @param sha256 lower-case hexadecimal digest
 */
public record CatalogueFile(String name, URI url, long bytes, String sha256) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public CatalogueFile {
    Objects.requireNonNull(url, "url");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a file: '" + name + "'");
    }
    if (bytes <= 0 || !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(name + " needs its size and its SHA-256");
    }
  }
}
