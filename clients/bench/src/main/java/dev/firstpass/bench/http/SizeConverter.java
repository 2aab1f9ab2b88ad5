package dev.firstpass.bench.http;

import dev.firstpass.bench.picture.PictureSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size of pictures. Stateless. */
final class SizeConverter implements ITypeConverter<PictureSize> {
  @Override
  public PictureSize convert(String text) {
    try {
      return PictureSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
