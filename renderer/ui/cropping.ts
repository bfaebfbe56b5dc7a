/* What is cut out of a picture: a box whose edges are told in parts of the picture, from 0 to 1. */

export const EDGES = ['left', 'top', 'right', 'bottom'] as const;
export type Edge = (typeof EDGES)[number];
export type Box = Readonly<Record<Edge, number>>;

export const ALL: Box = { left: 0, top: 0, right: 1, bottom: 1 };

const OPPOSITE: Readonly<Record<Edge, Edge>> = {
  left: 'right',
  top: 'bottom',
  right: 'left',
  bottom: 'top',
};

/** The box with one edge elsewhere: inside the picture, and so far from its opposite as `least` says. */
export function withEdge(box: Box, edge: Edge, to: number, least: number): Box {
  const other = box[OPPOSITE[edge]];
  const isNear = edge === 'left' || edge === 'top';
  const place = isNear
    ? Math.max(0, Math.min(to, other - least))
    : Math.min(1, Math.max(to, other + least));
  return { ...box, [edge]: place };
}

/** The box elsewhere, as large as it is and inside the picture. */
export function movedBox(box: Box, across: number, down: number): Box {
  const x = Math.min(Math.max(across, -box.left), 1 - box.right);
  const y = Math.min(Math.max(down, -box.top), 1 - box.bottom);
  return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
}

interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The box in whole pixels of a picture, at least one of them. */
export function inPixels(box: Box, { width, height }: Pick<Cut, 'width' | 'height'>): Cut {
  const left = Math.min(Math.round(box.left * width), width - 1);
  const top = Math.min(Math.round(box.top * height), height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.round(box.right * width) - left),
    height: Math.max(1, Math.round(box.bottom * height) - top),
  };
}

export function inParts(cut: Cut, { width, height }: Pick<Cut, 'width' | 'height'>): Box {
  return {
    left: cut.left / width,
    top: cut.top / height,
    right: (cut.left + cut.width) / width,
    bottom: (cut.top + cut.height) / height,
  };
}
