package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.GroundTruth.Role;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VocDatasetTest {
  private static final String GOOD =
      """
      <annotation><filename>a.jpg</filename>
       <size><width>64</width><height>48</height><depth>3</depth></size>
       <object><name>dog</name><difficult>1</difficult>
        <part><name>head</name><bndbox><xmin>1</xmin></bndbox></part>
        <bndbox><xmin>10</xmin><ymin>20</ymin><xmax>30.5</xmax><ymax>40</ymax></bndbox></object>
       <object><bndbox><xmax>3</xmax><xmin>3</xmin><ymax>6</ymax><ymin>5</ymin></bndbox>
        <name>cat</name></object>
      </annotation>
      """;

  private final Path folder;

  VocDatasetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void read_folder_readsEveryFile() throws IOException {
    write(GOOD);
    DetectionDataset dataset = DetectionDataset.read(folder);
    assertEquals(List.of(new Category(1, "cat"), new Category(2, "dog")), dataset.categories());
    assertEquals(folder.resolve("JPEGImages/a.jpg"), dataset.images().get(0).file());
    assertEquals(
        List.of(
            new GroundTruth(1, 2, new CocoBox(10, 20, 20.5, 20), 410, Role.DIFFICULT),
            new GroundTruth(1, 1, new CocoBox(3, 5, 0, 1), 0, Role.OBJECT)),
        dataset.groundTruths());
  }

  @Test
  void read_split_readsItsImages() throws IOException {
    write(GOOD);
    Files.createDirectories(folder.resolve("ImageSets/Main"));
    Files.writeString(folder.resolve("ImageSets/Main/val.txt"), "a  1\n\n");
    assertEquals(1, VocDataset.read(folder, "val").images().size());
    assertEquals(1, DetectionDataset.read(folder, Optional.of("val")).images().size());
    assertThrows(DraftingException.class, () -> VocDataset.read(folder, "test"));
  }

  @Test
  void read_damagedFile_saysWhere() throws IOException {
    write(GOOD.replace("<xmin>10<", "<xmin>ten<"));
    assertRefused("a.xml: <annotation/object/bndbox/xmin> is not a number: ten");
    write(GOOD.replace("<xmin>10<", "<xmin>50<"));
    assertRefused("xmax < xmin");
    write(GOOD.replace("<name>cat</name>", ""));
    assertRefused("<annotation/object/name> is missing");
    write(GOOD.replace("</annotation>", ""));
    assertRefused("a.xml cannot be read");
    write(GOOD.replace("a.jpg", "b.jpg"));
    assertRefused("b.jpg");
  }

  @Test
  void read_externalEntity_isNotFollowed() throws IOException {
    write(
        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + GOOD.replace("<name>cat<", "<name>&x;<"));
    assertRefused("a.xml");
  }

  @Test
  void read_sharedBloodSmears_areComplete() {
    DetectionDataset dataset = DetectionDataset.read(SharedData.require("data/images/bccd_voc364"));
    assertEquals(364, dataset.images().size());
    assertEquals(3, dataset.categories().size());
    assertEquals(2, dataset.degenerateBoxes());
  }

  @Test
  void read_sharedRaccoons_areComplete() {
    assertEquals(
        List.of(new Category(1, "raccoon")),
        DetectionDataset.read(SharedData.require("data/images/raccoon_voc60")).categories());
  }

  private void assertRefused(String message) {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> DetectionDataset.read(folder));
    assertTrue(refusal.detail().contains(message), refusal::detail);
  }

  private void write(String xml) throws IOException {
    Files.createDirectories(folder.resolve("Annotations"));
    Files.createDirectories(folder.resolve("JPEGImages"));
    Files.writeString(folder.resolve("JPEGImages/a.jpg"), "");
    Files.writeString(folder.resolve("Annotations/a.xml"), xml);
  }
}
