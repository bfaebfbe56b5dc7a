import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostScale, moved, WHOLE, wholeSize, within, zoomed, type View } from './zooming.ts';

const PICTURE = { width: 2000, height: 3000 };
const STAGE = { width: 900, height: 600 };
const MIDDLE = { x: 0, y: 0 };

test('a picture is wholly in sight, and a small one not enlarged beyond twice its size', () => {
  expect(wholeSize(PICTURE, STAGE)).toEqual({ width: 400, height: 600 });
  expect(wholeSize({ width: 50, height: 40 }, STAGE)).toEqual({ width: 100, height: 80 });
});

test('what is under the pointer stays there while zooming', () => {
  const point = { x: 40, y: -100 };
  const before: View = { scale: 4, x: 30, y: -200 };
  const after = zoomed(before, 1.5, point, PICTURE, STAGE);
  expect(after.scale).toBe(6);
  for (const axis of ['x', 'y'] as const) {
    const there = (view: View) => (point[axis] - view[axis]) / view.scale;
    expect(there(after)).toBeCloseTo(there(before));
  }
});

test('zooming out ends with the whole picture in the middle', () => {
  const far = zoomed({ scale: 3, x: 100, y: 300 }, 0.01, { x: 9, y: 9 }, PICTURE, STAGE);
  expect(far).toEqual(WHOLE);
});

test('zooming in ends where a pixel of the picture is four of the screen', () => {
  expect(zoomed(WHOLE, 1000, MIDDLE, PICTURE, STAGE).scale).toBe(mostScale(PICTURE, STAGE));
  expect(mostScale(PICTURE, STAGE)).toBe(20);
  expect(mostScale({ width: 50, height: 40 }, STAGE)).toBe(4);
});

test('a picture narrower than the stage moves only up and down', () => {
  expect(moved({ ...WHOLE, scale: 2 }, { x: 50, y: 50 }, PICTURE, STAGE)).toEqual({
    scale: 2,
    x: 0,
    y: 50,
  });
});

describe('whatever is done', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
  });
  const point = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
  });
  const factor = fc.double({ min: 0.05, max: 20, noNaN: true });

  test('the picture covers what it can of the stage and is never smaller than whole', () => {
    const step = fc.record({ factor, at: point, by: point });
    fc.assert(
      fc.property(size, size, fc.array(step, { maxLength: 8 }), (picture, stage, steps) => {
        const whole = wholeSize(picture, stage);
        const end = steps.reduce(
          (view, { factor, at, by }) =>
            moved(zoomed(view, factor, at, picture, stage), by, picture, stage),
          WHOLE,
        );
        expect(end.scale).toBeGreaterThanOrEqual(1);
        expect(within(end, picture, stage)).toEqual(end);
        for (const [side, place] of [
          ['width', end.x],
          ['height', end.y],
        ] as const) {
          const room = Math.max(0, whole[side] * end.scale - stage[side]) / 2;
          expect(Math.abs(place)).toBeLessThanOrEqual(room + 1e-6);
        }
      }),
    );
  });
});
