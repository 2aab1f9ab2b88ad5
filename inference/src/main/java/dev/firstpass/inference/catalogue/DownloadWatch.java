package dev.firstpass.inference.catalogue;

/** Is told how far a download is. */
@FunctionalInterface
public interface DownloadWatch {
  /**
   * Some bytes of a file are there.
   *
   * @param file which
   * @param done bytes so far; may become fewer when a file has to be begun again
   */
  void progressed(CatalogueFile file, long done);
}
