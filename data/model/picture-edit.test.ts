import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFilm, imageSchema, type Image } from './film.ts';
import { hasFilmShape } from './film-shape.ts';
import {
  cropped,
  editOf,
  filesOfImages,
  imagesWith,
  originalOf,
  turnedFurther,
  turnedSize,
  type PictureEdit,
} from './picture-edit.ts';

const file = (digit: string, width: number, height: number) => ({
  hash: digit.repeat(64),
  format: 'jpg',
  width,
  height,
  bytes: 1000,
  placeholder: '#102030',
});
const plain: Image = { ...file('a', 600, 900), kind: 'poster' };
const edited: Image = {
  ...file('b', 300, 200),
  kind: 'still',
  edited: {
    original: file('c', 600, 900),
    turn: 90,
    crop: { left: 0, top: 10, width: 300, height: 200 },
  },
};

describe('an edited picture', () => {
  test('needs its original as well', () => {
    expect(filesOfImages([plain, edited])).toEqual([plain.hash, edited.hash, 'c'.repeat(64)]);
  });

  test('is a picture of a film, as one without an original is', () => {
    expect(imageSchema.parse(edited)).toEqual(edited);
    expect(imageSchema.parse(plain)).toEqual(plain);
    expect(imageSchema.safeParse({ ...plain, edited: undefined }).success).toBe(false);
    const film = (images: unknown[]) => ({
      ...createFilm({ title: 'A' }, 'film-a-1', '2024-05-01T12:00:00.000Z'),
      images,
    });
    expect(hasFilmShape(film([plain, edited]))).toBe(true);
    expect(hasFilmShape(film([{ ...edited, edited: { turn: 90 } }]))).toBe(false);
    expect(hasFilmShape(film([{ ...plain, hash: undefined }]))).toBe(false);
  });

  test('becomes its original again, which keeps its kind', () => {
    expect(originalOf(edited)).toEqual({ ...file('c', 600, 900), kind: 'still' });
    expect(originalOf(plain)).toEqual(plain);
    expect(editOf(plain)).toEqual({ turn: 0, crop: null });
  });

  test('whose original is lost stays as it is and knows none', () => {
    const rest: Image = { ...file('b', 300, 200), kind: 'still' };
    expect(imagesWith([plain, edited], (hash) => !hash.startsWith('c'))).toEqual([plain, rest]);
    expect(imagesWith([plain, edited], (hash) => !hash.startsWith('b'))).toEqual([plain]);
    expect(imagesWith([plain, edited], () => true)).toEqual([plain, edited]);
  });
});

describe('turning', () => {
  test('takes the crop along', () => {
    const corner = { left: 0, top: 0, width: 100, height: 50 };
    expect(turnedFurther({ turn: 0, crop: corner }, plain, 90)).toEqual({
      turn: 90,
      crop: { left: 850, top: 0, width: 50, height: 100 },
    });
    expect(turnedFurther({ turn: 0, crop: corner }, plain, 270)).toEqual({
      turn: 270,
      crop: { left: 0, top: 500, width: 50, height: 100 },
    });
  });

  const size = fc.record({
    width: fc.integer({ min: 2, max: 5000 }),
    height: fc.integer({ min: 2, max: 5000 }),
  });
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const turn = fc.constantFrom(0, 90, 180, 270);

  test('four times is nothing, and there and back as well; the crop stays inside', () => {
    fc.assert(
      fc.property(size, turn, part, part, part, part, (original, turn, x, y, w, h) => {
        const { width, height } = turnedSize(original, turn);
        const left = Math.floor(x * (width - 1));
        const top = Math.floor(y * (height - 1));
        const crop = {
          left,
          top,
          width: 1 + Math.floor(w * (width - left - 1)),
          height: 1 + Math.floor(h * (height - top - 1)),
        };
        const begin: PictureEdit = { turn, crop };
        const once = turnedFurther(begin, original, 90);
        const inside = turnedSize(original, once.turn);
        expect((once.crop?.left ?? -1) + (once.crop?.width ?? 0)).toBeLessThanOrEqual(inside.width);
        expect(once.crop?.left).toBeGreaterThanOrEqual(0);
        expect((once.crop?.top ?? -1) + (once.crop?.height ?? 0)).toBeLessThanOrEqual(
          inside.height,
        );
        expect(once.crop?.top).toBeGreaterThanOrEqual(0);
        expect(turnedFurther(once, original, 270)).toEqual(begin);
        const four = [90, 90, 90].reduce<PictureEdit>(
          (edit) => turnedFurther(edit, original, 90),
          once,
        );
        expect(four).toEqual(begin);
      }),
    );
  });

  test('and cropping to all there is leaves no crop', () => {
    const all = { left: 0, top: 0, width: 900, height: 600 };
    expect(cropped({ turn: 90, crop: null }, plain, all)).toEqual({ turn: 90, crop: null });
    expect(cropped({ turn: 90, crop: null }, plain, { ...all, width: 899 }).crop?.width).toBe(899);
  });
});
