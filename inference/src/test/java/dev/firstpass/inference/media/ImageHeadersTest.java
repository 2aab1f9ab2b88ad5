package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageHeadersTest {
  private static final String SCAN = "FFDA 0008 01 0100 003F00 00 FFD9";
  private static final String FRAME = "FFC0 000B 08 0021 0043 01 011100";
  private static final String EXIF_6 =
      "FFE1 0022 457869660000 4D4D002A00000008 0001 0112 0003 00000001 00060000 00000000";

  private final ImageHeaders headers = new ImageHeaders(MediaLimits.defaults());

  @ParameterizedTest
  @CsvSource({
    "exif_1.jpg, JPEG, 50, 34, 1",
    "exif_6.jpg, JPEG, 50, 34, 6",
    "alpha.png, PNG, 50, 34, 1",
    "rgb.bmp, BMP, 50, 34, 1",
    "lossy.webp, WEBP, 50, 34, 1",
    "lossless.webp, WEBP, 50, 34, 1",
    "alpha.webp, WEBP, 50, 34, 1",
    "turned.webp, WEBP, 50, 34, 6",
    "turned.tif, TIFF, 50, 34, 6",
    "first.gif, GIF, 50, 34, 1"
  })
  void read_fixture_givesFormatSizeAndOrientation(
      String name, ImageFormat format, int width, int height, int orientation) {
    ImageHeader header = headers.read(Fixtures.bytes("pictures/" + name));

    assertEquals(new ImageHeader(format, width, height, orientation), header);
  }

  @Test
  void uprightSize_orientationTurns_isSwapped() {
    var header = new ImageHeader(ImageFormat.JPEG, 50, 34, 7);

    assertEquals(34, header.uprightWidth());
    assertEquals(50, header.uprightHeight());
  }

  @Test
  void read_fillBytesAndStrayBytesBeforeMarkers_areSkipped() {
    assertEquals(
        new ImageHeader(ImageFormat.JPEG, 0x43, 0x21, 1),
        headers.read(hex("FFD8 FFFFFFFE 0003 41 1234 FFFF" + FRAME + SCAN)));
  }

  @Test
  void read_exifBehindOtherApp1Segment_isFound() {
    String xmp = "FFE1 000C 687474703A2F2F6E7300";

    assertEquals(6, headers.read(hex("FFD8" + xmp + EXIF_6 + FRAME + SCAN)).orientation());
  }

  @Test
  void read_exifThatPointsOutside_isIgnored() {
    String damaged = EXIF_6.replace("00000008", "7FFFFFF8");

    assertEquals(1, headers.read(hex("FFD8" + damaged + FRAME + SCAN)).orientation());
  }

  @Test
  void read_exifOrientationOutOfRange_isIgnored() {
    String nine = EXIF_6.replace("00060000", "00090000");

    assertEquals(1, headers.read(hex("FFD8" + nine + FRAME + SCAN)).orientation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFD8FF",
        "FFD8FFD9",
        "FFD8 FFC0 000B 08 0021 0000 01 011100 FFDA 0008 01 0100 003F00",
        "FFD8 FFE0 0010",
        "FFD8" + SCAN,
        "89504E470D0A1A0A 0000000D 49484452 00000000 00000010 0802000000",
        "89504E470D0A1A0A",
        "424D",
        "49492A00 FFFFFFFF",
        "49492A00 08000000 0000",
        "474946383961 0100 0100 00 00 00 3B",
        "52494646 04000000 57454250",
        "52494646 04000000 57454250 56503820 02000000 0000"
      })
  void read_damagedHeader_isUnreadable(String bytes) {
    assertEquals(ErrorCode.UNREADABLE_MEDIA, refusal(hex(bytes)).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FF",
        "00112233",
        "255044462D312E35",
        "0000001C66747970686569630000",
        "49492B00 08000000",
        "FFD8 FFC3 000B 08 0021 0043 01 011100" + SCAN,
        "FFD8 FFC0 000B 0C 0021 0043 01 011100" + SCAN,
        "FFD8 FFC0 000B 08 0000 0043 01 011100" + SCAN
      })
  void read_whatIsNotSupported_saysSo(String bytes) {
    assertEquals(ErrorCode.UNSUPPORTED_MEDIA, refusal(hex(bytes)).code());
  }

  @Test
  void read_unknownFormat_namesTheKnown() {
    String detail = refusal(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8))).detail();

    assertTrue(detail.contains("JPEG, PNG, WebP, BMP, TIFF, GIF"), detail);
  }

  @Test
  void read_heic_isNamed() {
    String detail = refusal(hex("0000001C66747970686569630000")).detail();

    assertTrue(detail.contains("HEIC"), detail);
  }

  @Test
  void read_thirtyThousandSquared_isTooLargeAndSaysSizeAndLimit() {
    var refusal = refusal(hex("FFD8 FFC0 000B 08 7530 7530 01 011100" + SCAN));

    assertEquals(ErrorCode.MEDIA_TOO_LARGE, refusal.code());
    assertTrue(refusal.detail().contains("30000x30000"), refusal.detail());
    assertTrue(refusal.detail().contains("100000000"), refusal.detail());
  }

  @Test
  void read_moreBytesThanAllowed_isTooLarge() {
    var strict = new ImageHeaders(new MediaLimits(100, 100, 4));

    var refusal = assertThrows(DraftingException.class, () -> strict.read(ByteBuffer.allocate(5)));

    assertEquals(ErrorCode.MEDIA_TOO_LARGE, refusal.code());
  }

  @Test
  void read_thousandsOfScansOverLargePicture_isTooLarge() {
    String scans = "FFDA 0008 01 0100 003F00 00".repeat(300);

    var refusal = refusal(hex("FFD8 FFC2 000B 08 2710 1388 01 011100" + scans + "FFD9"));

    assertEquals(ErrorCode.MEDIA_TOO_LARGE, refusal.code());
    assertTrue(refusal.detail().contains("300 scans"), refusal.detail());
  }

  private DraftingException refusal(ByteBuffer content) {
    return assertThrows(DraftingException.class, () -> headers.read(content));
  }

  private static ByteBuffer hex(String digits) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(digits.replace(" ", "")));
  }
}
