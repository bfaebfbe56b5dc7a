import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL, EDGES, inParts, inPixels, movedBox, withEdge, type Box } from './cropping.ts';

const SIZE = { width: 200, height: 100 };

test('an edge goes where it is put, but not out of the picture nor over its opposite', () => {
  expect(withEdge(ALL, 'left', 0.25, 0.1).left).toBe(0.25);
  expect(withEdge(ALL, 'left', -3, 0.1).left).toBe(0);
  expect(withEdge(ALL, 'left', 3, 0.1).left).toBe(0.9);
  expect(withEdge({ ...ALL, top: 0.5 }, 'bottom', 0.2, 0.1).bottom).toBe(0.6);
});

test('a box that is moved keeps its size and stays inside', () => {
  const box = { left: 0.25, top: 0.25, right: 0.5, bottom: 0.5 };
  expect(movedBox(box, 1, -1)).toEqual({ left: 0.75, top: 0, right: 1, bottom: 0.25 });
});

test('a box in pixels and back is the same box', () => {
  const cut = { left: 20, top: 10, width: 100, height: 50 };
  expect(inPixels(inParts(cut, SIZE), SIZE)).toEqual(cut);
  expect(inPixels(ALL, SIZE)).toEqual({ left: 0, top: 0, ...SIZE });
});

test('whatever is done to it, what is cut out lies in the picture', () => {
  const step = fc.record({
    edge: fc.constantFrom(...EDGES, null),
    to: fc.double({ min: -2, max: 2, noNaN: true }),
    down: fc.double({ min: -2, max: 2, noNaN: true }),
  });
  const side = fc.integer({ min: 1, max: 6000 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), side, side, (steps, width, height) => {
      const box = steps.reduce<Box>(
        (at, { edge, to, down }) =>
          edge === null ? movedBox(at, to, down) : withEdge(at, edge, to, 0.02),
        ALL,
      );
      const cut = inPixels(box, { width, height });
      expect(Math.min(cut.left, cut.top)).toBeGreaterThanOrEqual(0);
      expect(Math.min(cut.width, cut.height)).toBeGreaterThanOrEqual(1);
      expect(cut.left + cut.width).toBeLessThanOrEqual(width);
      expect(cut.top + cut.height).toBeLessThanOrEqual(height);
    }),
  );
});
