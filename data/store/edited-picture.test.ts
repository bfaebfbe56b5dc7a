import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { editPicture } from './edited-picture.ts';

const RED = [200, 20, 20];
const GREEN = [20, 160, 40];
const BLUE = [20, 40, 200];
const WHITE = [255, 255, 255];

/** 40 pixels wide, 60 high: red and green above, blue and white below. */
function quarters() {
  const square = ([r = 0, g = 0, b = 0]: readonly number[]) => ({
    create: { width: 20, height: 30, channels: 3 as const, background: { r, g, b } },
  });
  return sharp({ create: { width: 40, height: 60, channels: 3, background: '#ffffff' } }).composite(
    [
      { input: square(RED), left: 0, top: 0 },
      { input: square(GREEN), left: 20, top: 0 },
      { input: square(BLUE), left: 0, top: 30 },
    ],
  );
}

/** The colours of the four quarters, from left to right and from above. */
async function coloursOf(
  bytes: Buffer,
): Promise<{ width: number; height: number; seen: number[][] }> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number) => {
    const place = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
    return [...data.subarray(place, place + 3)];
  };
  return { width, height, seen: [at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)] };
}

const near = (seen: number[][], expected: readonly (readonly number[])[]) =>
  seen.forEach((colour, place) =>
    colour.forEach((value, channel) =>
      expect(Math.abs(value - (expected[place]?.[channel] ?? -1))).toBeLessThan(12),
    ),
  );

describe('an edited picture', () => {
  test.each([
    [90, 60, 40, [BLUE, RED, WHITE, GREEN]],
    [180, 40, 60, [WHITE, BLUE, GREEN, RED]],
    [270, 60, 40, [GREEN, WHITE, RED, BLUE]],
  ] as const)('is turned by %i degrees clockwise', async (turn, width, height, expected) => {
    const made = await coloursOf(
      await editPicture(await quarters().png().toBuffer(), { turn, crop: null }),
    );
    expect(made).toMatchObject({ width, height });
    near(made.seen, expected);
  });

  test('is cropped after it was turned', async () => {
    const crop = { left: 0, top: 0, width: 30, height: 20 };
    const made = await coloursOf(
      await editPicture(await quarters().png().toBuffer(), { turn: 90, crop }),
    );
    expect(made).toMatchObject({ width: 30, height: 20 });
    near(made.seen, [BLUE, BLUE, BLUE, BLUE]);
  });

  test('is edited as it is seen, whatever its EXIF orientation, and then has none', async () => {
    const lying = await sharp(await quarters().png().toBuffer())
      .rotate(270)
      .toBuffer();
    const bytes = await sharp(lying)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const crop = { left: 20, top: 0, width: 20, height: 30 };
    const made = await editPicture(bytes, { turn: 0, crop });
    const { width, height, seen } = await coloursOf(made);
    expect([width, height]).toEqual([20, 30]);
    near(seen, [GREEN, GREEN, GREEN, GREEN]);
    expect((await sharp(made).metadata()).orientation).toBeUndefined();
  });

  test.each([
    ['jpeg', 'jpeg'],
    ['tiff', 'jpeg'],
    ['png', 'png'],
    ['gif', 'png'],
    ['webp', 'jpeg'],
  ] as const)('of a %s is a %s', async (from, to) => {
    const made = await editPicture(await quarters().toFormat(from).toBuffer(), {
      turn: 90,
      crop: null,
    });
    expect((await sharp(made).metadata()).format).toBe(to);
  });

  test('stays transparent where it was, and gets the colours of a screen', async () => {
    const glass = sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    });
    const made = await editPicture(await glass.webp().toBuffer(), { turn: 90, crop: null });
    expect(await sharp(made).metadata()).toMatchObject({ format: 'webp', hasAlpha: true });
    const inks = await quarters().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(inks).metadata()).space).toBe('cmyk');
    const shown = await editPicture(inks, { turn: 180, crop: null });
    expect((await sharp(shown).metadata()).space).toBe('srgb');
  });

  test.each([
    { left: 21, top: 0, width: 20, height: 10 },
    { left: 0, top: 51, width: 10, height: 10 },
    { left: 900, top: 900, width: 1, height: 1 },
  ])('cannot be cropped to what is not inside it: %j', async (crop) => {
    await expect(
      editPicture(await quarters().png().toBuffer(), { turn: 0, crop }),
    ).rejects.toMatchObject({ code: 'bad-arguments' });
  });

  test('that cannot be read is told', async () => {
    const broken = (await quarters().png().toBuffer()).subarray(0, 90);
    await expect(editPicture(broken, { turn: 90, crop: null })).rejects.toMatchObject({
      code: 'image-broken',
    });
  });
});
