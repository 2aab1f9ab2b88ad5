// Where the draft says that its regions are, in pixels of the picture.

const corners = ({ x, y, width, height }) => [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];

function turned({ x, y, width, height, radians }) {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([right, down]) => {
    const [across, below] = [(right * width) / 2, (down * height) / 2];
    return [x + across * cos - below * sin, y + across * sin + below * cos];
  });
}

const clipped = (points, { width, height }) =>
  points.map(([x, y]) => [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)]);

// One entry for each region that the editor must show: id, label, points, and the area of a mask.
export function expected(draft, tag) {
  return draft.suggestions.flatMap((one) => {
    const label = one.label;
    if (one.mask) {
      const area = one.mask.runs.filter((_, i) => i % 2 === 1).reduce((sum, run) => sum + run, 0);
      return [{ id: one.id, label, points: corners(one.box), area }];
    }
    if (one.rotatedBox) return [{ id: one.id, label, points: turned(one.rotatedBox) }];
    if (one.polygon) return [{ id: one.id, label, points: one.polygon.map((point) => (Array.isArray(point) ? point : [point.x, point.y])) }];
    const box = { id: one.id, label, points: clipped(corners(one.box), draft.item) };
    if (!one.keypoints) return [box];
    const dots = one.keypoints.map((point, i) => ({ id: `${one.id}-${i}`, label: point.name, points: [[point.x, point.y]] }));
    return tag === 'file' ? [box, ...dots.map((dot) => ({ ...dot, parent: one.id }))] : dots;
  });
}

// Ids of a file count its regions.
export const renamed = (draft) => ({
  ...draft,
  suggestions: draft.suggestions.map((one, i) => ({ ...one, id: `label-${i}` })),
});
