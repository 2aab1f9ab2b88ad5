package dev.firstpass.bench.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pictures that cost a JPEG decoder what photographs do: smooth areas, edges, and grain, which
 * makes about two bits a pixel, as a camera's files have. Stateless.
 */
final class DrawnPictures implements PictureSource {
  private static final int SHAPES = 60;
  private static final int GRAIN = 9;

  @Override
  public List<byte[]> jpegs(PictureSize size, int count) {
    return IntStream.range(0, count).mapToObj(seed -> Jpeg.encode(draw(size, seed))).toList();
  }

  private static BufferedImage draw(PictureSize size, int seed) {
    var picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var random = new Random(seed);
    pen.setPaint(
        new GradientPaint(0, 0, colour(random), size.width(), size.height(), colour(random)));
    pen.fillRect(0, 0, size.width(), size.height());
    for (int i = 0; i < SHAPES; i++) {
      drawShape(pen, size, random);
    }
    pen.dispose();
    addGrain(((DataBufferByte) picture.getRaster().getDataBuffer()).getData(), seed);
    return picture;
  }

  private static void drawShape(Graphics2D pen, PictureSize size, Random random) {
    int x = random.nextInt(size.width());
    int y = random.nextInt(size.height());
    int width = 1 + random.nextInt(size.width() / 4 + 1);
    int height = 1 + random.nextInt(size.height() / 4 + 1);
    pen.setPaint(new GradientPaint(x, y, colour(random), x + width, y + height, colour(random)));
    switch (random.nextInt(3)) {
      case 0 -> pen.fillOval(x, y, width, height);
      case 1 -> pen.fillRect(x, y, width, height);
      default -> {
        pen.setStroke(new BasicStroke(1 + size.width() / 200f));
        pen.drawLine(x, y, x + width, y + height);
      }
    }
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /** Mostly of brightness, as a sensor's: the same amount in the three channels of a pixel. */
  private static void addGrain(byte[] bgr, int seed) {
    var random = new SplittableRandom(seed);
    for (int pixel = 0; pixel < bgr.length; pixel += 3) {
      long bits = random.nextLong();
      // The sum of two even amounts: small ones are the more frequent.
      int amount = (int) (bits & 0xFFFF) % (GRAIN + 1) + (int) (bits >>> 48) % (GRAIN + 1) - GRAIN;
      for (int channel = pixel; channel < pixel + 3; channel++) {
        bgr[channel] = (byte) Math.min(255, Math.max(0, (bgr[channel] & 0xFF) + amount));
      }
    }
  }
}
