import { existsSync, readdirSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { FilmothekError } from '../model/errors.ts';
import { PosterStore } from './posters.ts';
import { temporaryFolder } from './test-library.ts';

/* Pictures of other people's programs: each is shown upright and in its colours, or refused with its reason. */

const SAMPLES = fileURLToPath(new URL('../../../shared/samples/images', import.meta.url));
const hasSamples = existsSync(SAMPLES);
if (!hasSamples) process.stderr.write('The sample images are not here; their tests are skipped.\n');

/** What the library says of a picture: its size in pixels as it is seen, or the error's code and its details. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'odd/1.webp': '550x368',
  'odd/16-bit-grey-alpha.png': '109x96',
  'odd/17000x17000.avif': 'image-too-many-pixels 17000 17000',
  'odd/2x2_fdcce6.png': '2x2',
  'odd/4.webp': '1024x772',
  'odd/5_webp_a.webp': '300x300',
  'odd/6.jpg': '231x308',
  'odd/65536-uint32-limit.png': 'image-too-many-pixels 65536 65536',
  'odd/Channel_digital_image_CMYK_color.jpg': '500x333',
  'odd/Channel_digital_image_CMYK_color_no_profile.jpg': '500x333',
  'odd/alpha-premultiply-1024x768-paper.png': '1024x768',
  'odd/animated-loop-3.gif': '370x285',
  'odd/animated-loop-3.webp': '370x285',
  'odd/bgbn4a08.png': '32x32',
  'odd/broken.png': 'image-broken corrupt',
  'odd/circle.svg': 'image-unknown SVG',
  'odd/concert.jpg': '400x267',
  'odd/corrupt-header.jpg': 'image-broken truncated',
  'odd/decompression_bomb.gif': 'image-broken truncated',
  'odd/dispose-previous.gif': '100x100',
  'odd/exif_imagemagick_orientation.png': '512x512',
  'odd/favicon.ico': 'image-unknown ICO',
  'odd/flowers.jpeg': '1920x1080',
  'odd/full-transparent.png': '300x300',
  'odd/gamma_dalai_lama_gray.jpg': '258x222',
  'odd/grey-8bit-alpha.png': '400x300',
  'odd/grey-plus-alpha.gif': '2x1',
  'odd/hopper_orientation_5.jpg': '128x128',
  'odd/hopper_orientation_6.webp': '128x128',
  'odd/icc_profile_big.jpg': '425x250',
  'odd/indexed.png': '290x442',
  'odd/invalid-exif.jpg': '200x200',
  'odd/invalid_multiframe.gif': '10x9',
  'odd/looks-like-svg.webp': '256x256',
  'odd/multiple_exif.jpg': '1x1',
  'odd/no_palette.gif': '1x1',
  'odd/num_plays_1.png': '128x64',
  'odd/palette_sepia.png': '128x128',
  'odd/pil_sample_cmyk.jpg': '100x100',
  'odd/pitm.avif': '4096x800',
  'odd/relax.jp2': 'image-unknown JPEG 2000',
  'odd/rotating-squares.webp': '80x80',
  'odd/sample-xyb.jpg': '290x442',
  'odd/small.bmp': 'image-unknown BMP',
  'odd/sugarshack_bad_mpo_header.jpg': '640x480',
  'odd/swiss.png': '68x68',
  'odd/tRNS_null_1x1.png': '1x1',
  'odd/tbgn2c16.png': '32x32',
  'odd/testimgl.jpg': '227x149',
  'odd/transparent.webp': '200x150',
  'odd/truncated.gif': 'image-broken truncated',
  'odd/truncated.jpg': 'image-broken truncated',
  'odd/truncated.png': 'image-broken truncated',
  'odd/truncated_image.png': 'image-broken truncated',
  'odd/truncated_jpeg.jpg': 'image-broken truncated',
  'odd/uncompressed_tiff.tiff': '246x345',
  'odd/xmp_tags_orientation.png': '326x268',
  'odd/zero_width.gif': 'image-broken truncated',
  'orientation/Landscape_1.jpg': '600x450',
  'orientation/Landscape_6.jpg': '600x450',
  'orientation/Landscape_8.jpg': '600x450',
  'orientation/Portrait_3.jpg': '450x600',
  'orientation/Portrait_5.jpg': '450x600',
  'orientation/Portrait_6.jpg': '450x600',
  'poster/dummy-fanart.jpg': '1920x1080',
  'poster/dummy-poster.jpg': '480x720',
};

let posters: PosterStore;
beforeEach(async () => {
  posters = new PosterStore(await temporaryFolder(), await temporaryFolder());
});

/** The picture as the window shows it, as the path of a WebP. */
async function shown(bytes: Buffer, width: 240 | 3200 = 240): Promise<string> {
  const { hash } = await posters.add(bytes, 'poster');
  const file = await posters.thumbnail(hash, width);
  if (file === null) throw new Error('nothing to show');
  return file;
}

/** Red, green and blue of a picture made 16 by 16 pixels small. */
async function coarse(picture: string | Buffer | Sharp): Promise<Buffer> {
  const image = typeof picture === 'object' && 'clone' in picture ? picture : sharp(picture);
  return image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(16, 16, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** How far two pictures are apart in the mean, from 0 to 255. */
async function distance(one: string | Buffer | Sharp, other: string | Buffer | Sharp) {
  const [these, those] = await Promise.all([coarse(one), coarse(other)]);
  expect(these.length).toBe(those.length);
  const sum = these.reduce((total, value, at) => total + Math.abs(value - (those[at] ?? 0)), 0);
  return sum / these.length;
}

async function outcome(file: string): Promise<string> {
  const bytes = await fs.readFile(path.join(SAMPLES, file));
  try {
    const { width, height } = await posters.add(bytes, 'poster');
    const small = await sharp(await shown(bytes)).metadata();
    expect(small.width, file).toBe(Math.min(width, 240));
    expect(Math.abs(small.height - (height * small.width) / width), file).toBeLessThanOrEqual(1);
    const large = await sharp(await shown(bytes, 3200)).metadata();
    expect([large.format, large.width, large.space], file).toEqual([
      'webp',
      Math.min(width, 3200),
      'srgb',
    ]);
    return `${width}x${height}`;
  } catch (error) {
    if (!(error instanceof FilmothekError)) throw error;
    return [error.code, ...Object.values(error.details)].join(' ');
  }
}

describe.skipIf(!hasSamples)('pictures found in the wild', () => {
  const there = hasSamples
    ? ['odd', 'orientation', 'poster'].flatMap((group) =>
        readdirSync(path.join(SAMPLES, group)).map((name) => `${group}/${name}`),
      )
    : [];

  test.each(there)('%s is shown as large as it is or refused with its reason', async (file) => {
    expect(await outcome(file)).toBe(OUTCOMES[file]);
  });

  test('are all in the table', () => {
    expect(there.toSorted()).toEqual(Object.keys(OUTCOMES).toSorted());
  });

  test.each([
    ['Landscape_6.jpg', 'Landscape_1.jpg'],
    ['Landscape_8.jpg', 'Landscape_1.jpg'],
    ['Portrait_5.jpg', 'Portrait_3.jpg'],
    ['Portrait_6.jpg', 'Portrait_3.jpg'],
  ])('%s stands upright as %s does', async (name, upright) => {
    const read = (file: string) => fs.readFile(path.join(SAMPLES, 'orientation', file));
    const [turned, straight] = [await shown(await read(name)), await shown(await read(upright))];
    expect(await distance(turned, straight)).toBeLessThan(4);
    // What would be seen if nothing were turned, or turned too far.
    expect(await distance(sharp(turned).rotate(180), straight)).toBeGreaterThan(20);
  });

  test('in the inks of a printer have the colours of a screen, with their profile and without', async () => {
    const file = path.join(SAMPLES, 'odd/Channel_digital_image_CMYK_color.jpg');
    const [cmyk, plain] = [
      await shown(await fs.readFile(file)),
      await shown(await fs.readFile(file.replace('.jpg', '_no_profile.jpg'))),
    ];
    expect(await distance(cmyk, plain)).toBeLessThan(40);
    expect(await distance(sharp(cmyk).negate(), plain)).toBeGreaterThan(50);
  });
});

/** A picture in which every corner has a colour of its own. */
async function corners(): Promise<Buffer> {
  const square = (background: string) => ({
    create: { width: 60, height: 90, channels: 3 as const, background },
  });
  return sharp({ create: { width: 120, height: 180, channels: 3, background: '#ffffff' } })
    .composite([
      { input: square('#d01010'), left: 0, top: 0 },
      { input: square('#10a020'), left: 60, top: 0 },
      { input: square('#1020c0'), left: 0, top: 90 },
    ])
    .png()
    .toBuffer();
}

/** How the pixels lie in a file with that EXIF orientation, from the upright picture. */
const STORED: readonly ((upright: Buffer) => Promise<Buffer>)[] = [
  async (upright) => upright,
  (upright) => sharp(upright).flop().toBuffer(),
  (upright) => sharp(upright).rotate(180).toBuffer(),
  (upright) => sharp(upright).flip().toBuffer(),
  async (upright) =>
    sharp(await sharp(upright).rotate(90).toBuffer())
      .flop()
      .toBuffer(),
  (upright) => sharp(upright).rotate(270).toBuffer(),
  async (upright) =>
    sharp(await sharp(upright).rotate(90).toBuffer())
      .flip()
      .toBuffer(),
  (upright) => sharp(upright).rotate(90).toBuffer(),
];

describe('a picture that lies in its file', () => {
  const cases = STORED.flatMap((_, at) =>
    (['jpeg', 'png', 'webp', 'tiff'] as const).map((format) => [at + 1, format] as const),
  );
  test.each(cases)('with EXIF orientation %i as %s stands upright', async (orientation, format) => {
    const upright = await corners();
    const stored = await STORED[orientation - 1]?.(upright);
    const bytes = await sharp(stored).withMetadata({ orientation }).toFormat(format).toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(orientation);
    expect(await posters.add(bytes, 'poster')).toMatchObject({ width: 120, height: 180 });
    expect(await distance(await shown(bytes), upright)).toBeLessThan(6);
  });
});
