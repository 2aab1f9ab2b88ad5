// Runs in the page: where the editor drew each region, from the shapes on its canvas, in pixels of the picture (corners,
// dots, or the painted pixels of a brush) or seconds of the recording.
window.drawn = () => {
  const annotation = window.Htx.annotationStore.selected;
  return annotation.regions.map((region) => {
    const base = { id: region.cleanId, labels: [...(region.labels ?? [])], type: region.type, parent: region.parentID };
    if (region.type === 'audioregion') return { ...base, ...sound(region) };
    const image = region.parent;
    const scale = [image.naturalWidth / image.stageWidth, image.naturalHeight / image.stageHeight];
    if (region.type === 'brushregion') return { ...base, ...painted(region, image) };
    return { ...base, points: corners(region).map(([x, y]) => [x * scale[0], y * scale[1]]) };
  });

  function corners(region) {
    const shape = region.shapeRef;
    const back = shape.getStage().getAbsoluteTransform().copy().invert();
    const at = (node, x, y) => {
      const point = back.point(node.getAbsoluteTransform().point({ x, y }));
      return [point.x, point.y];
    };
    if (region.type === 'rectangleregion') {
      const [w, h] = [shape.width(), shape.height()];
      return [at(shape, 0, 0), at(shape, w, 0), at(shape, w, h), at(shape, 0, h)];
    }
    if (region.type === 'keypointregion') return [at(shape, 0, 0)];
    const line = shape.find('Line').find((one) => one.points().length === 2 * region.points.length);
    return region.points.map((_, i) => at(line, line.points()[2 * i], line.points()[2 * i + 1]));
  }

  // The layer of a brush holds nothing else.
  function painted(region, image) {
    const canvas = region.layerRef.getCanvas()._canvas;
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const density = canvas.width / region.layerRef.getStage().width();
    const scale = [image.naturalWidth / image.stageWidth / density, image.naturalHeight / image.stageHeight / density];
    let [left, top, right, bottom, pixels] = [Infinity, Infinity, 0, 0, 0];
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      if (data[4 * i + 3] > 127) {
        const [x, y] = [i % canvas.width, Math.floor(i / canvas.width)];
        [left, top] = [Math.min(left, x), Math.min(top, y)];
        [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
        pixels++;
      }
    }
    const points = [[left, top], [right, top], [right, bottom], [left, bottom]];
    return { points: points.map(([x, y]) => [x * scale[0], y * scale[1]]), area: pixels * scale[0] * scale[1] };
  }

  // A wave is as wide as its recording is long.
  function sound(region) {
    const box = region._ws_region.element.getBoundingClientRect();
    const wave = region._ws_region.element.parentElement.getBoundingClientRect();
    const text = region.results.filter((one) => one.type === 'textarea').flatMap((one) => [...one.mainValue]);
    return { left: box.left - wave.left, right: box.right - wave.left, width: wave.width, text };
  }
};
