import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { imageSchema } from '../model/film.ts';
import { MAX_IMAGE_BYTES } from '../model/images.ts';
import { PosterStore } from './posters.ts';
import { contentsOf, faultyFiles, temporaryFolder } from './test-library.ts';

let folder: string;
let cache: string;
let posters: PosterStore;

beforeEach(async () => {
  folder = await temporaryFolder();
  cache = path.join(await temporaryFolder(), 'cache');
  posters = new PosterStore(folder, cache);
});

const red = (width = 600, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: '#c81e1e' } });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('adding a picture', () => {
  test.each([
    ['jpg', () => red().jpeg()],
    ['png', () => red().png()],
    ['webp', () => red().webp()],
    ['avif', () => red(64, 96).avif()],
    ['gif', () => red(64, 96).gif()],
    ['tif', () => red(64, 96).tiff()],
  ])('stores %s byte for byte under its hash and describes it', async (format, make) => {
    const bytes = await make().toBuffer();
    const image = await posters.add(bytes, 'poster');
    const hash = sha256(bytes);
    expect(imageSchema.parse(image)).toEqual(image);
    expect(image).toMatchObject({ hash, kind: 'poster', format, bytes: bytes.length });
    expect(image.width / image.height).toBeCloseTo(2 / 3);
    expect(image.placeholder).toMatch(/^#[cd].[12]/);
    const file = await posters.file(hash);
    expect(file).toBe(path.join(folder, 'posters', hash.slice(0, 2), `${hash}.${format}`));
    expect((await fs.readFile(file ?? '')).equals(bytes)).toBe(true);
  });

  test('twice keeps it once', async () => {
    const bytes = await red().jpeg().toBuffer();
    await Promise.all([posters.add(bytes, 'poster'), posters.add(bytes, 'back')]);
    expect((await contentsOf(folder)).size).toBe(1);
    expect(await posters.usage()).toEqual({ posters: 1, bytes: bytes.length });
  });

  test('again heals a stored one that was damaged', async () => {
    const bytes = await red().jpeg().toBuffer();
    const { hash } = await posters.add(bytes, 'poster');
    const file = (await posters.file(hash)) ?? '';
    await fs.writeFile(file, 'damaged');
    await posters.add(bytes, 'poster');
    expect((await fs.readFile(file)).equals(bytes)).toBe(true);
  });

  test('tells the size as it is seen, after the EXIF orientation', async () => {
    const bytes = await red(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await posters.add(bytes, 'still')).toMatchObject({ width: 60, height: 90 });
  });

  const polyglot = () =>
    Buffer.from('\x89PNG\r\n\x1a\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'latin1');
  test.each([
    ['image-unknown', 'SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['image-unknown', 'SVG after an XML declaration', async () => Buffer.from('<?xml?><svg/>')],
    ['image-unknown', 'text', async () => Buffer.from('not a picture')],
    ['image-unknown', 'nothing', async () => Buffer.alloc(0)],
    [
      'image-unknown',
      'HEIC',
      async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'),
    ],
    ['image-broken', 'SVG behind the signature of a PNG', async () => polyglot()],
    [
      'image-broken',
      'half a JPEG',
      async () => (await noise(400).jpeg().toBuffer()).subarray(0, 9000),
    ],
    [
      'image-broken',
      'half a PNG',
      async () => (await noise(400).png().toBuffer()).subarray(0, 9000),
    ],
    ['image-too-many-pixels', 'a bomb', () => red(8000, 8000).png().toBuffer()],
    [
      'image-too-large',
      'one byte too many',
      async () => Buffer.alloc(MAX_IMAGE_BYTES + 1, '\xff\xd8\xff', 'latin1'),
    ],
    ['image-unknown', 'BMP', async () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
  ])('refuses (%s) %s and stores nothing', async (code, _, make) => {
    await expect(posters.add(await make(), 'poster')).rejects.toMatchObject({ code });
    expect((await contentsOf(folder)).size).toBe(0);
  });

  test('says what it can of the reason', async () => {
    const bytes = await noise(400).jpeg().toBuffer();
    await expect(posters.add(bytes.subarray(0, 9000), 'poster')).rejects.toMatchObject({
      details: { reason: 'truncated' },
    });
    await expect(
      posters.add(await red(8000, 8000).png().toBuffer(), 'poster'),
    ).rejects.toMatchObject({ details: { width: 8000, height: 8000 } });
  });

  test('leaves nothing behind when the disk is full', async () => {
    const files = faultyFiles((name) => (name === 'handle.sync' ? { code: 'ENOSPC' } : null));
    const full = new PosterStore(folder, cache, files);
    await expect(full.add(await red().jpeg().toBuffer(), 'poster')).rejects.toMatchObject({
      code: 'save-failed',
      details: { reason: 'ENOSPC' },
    });
    expect((await contentsOf(folder)).size).toBe(0);
  });

  test('is on the disk, with its name, before it resolves', async () => {
    const calls: string[] = [];
    const files = faultyFiles((name) => {
      calls.push(name);
      return null;
    });
    await new PosterStore(folder, cache, files).add(await red().jpeg().toBuffer(), 'poster');
    const afterWriting = calls.slice(calls.indexOf('handle.write'));
    const order = ['handle.write', 'handle.sync', 'handle.close', 'rename', 'open', 'handle.sync'];
    expect(afterWriting.slice(0, order.length)).toEqual(order);
  });
});

function noise(size: number): Sharp {
  const background = { r: 90, g: 90, b: 90 };
  return sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}

describe('asking for a picture', () => {
  test.each(['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/..`, 'a'.repeat(63)])(
    'by something that is no hash (%s) finds nothing',
    async (hash) => {
      expect(await posters.file(hash)).toBeNull();
      expect(await posters.thumbnail(hash, 240)).toBeNull();
    },
  );

  test('that is not there finds nothing', async () => {
    expect(await posters.file('a'.repeat(64))).toBeNull();
    expect(await posters.thumbnail('a'.repeat(64), 240)).toBeNull();
  });

  test('never follows a link to another file', async () => {
    const bytes = await red().jpeg().toBuffer();
    const { hash } = await posters.add(bytes, 'poster');
    const file = (await posters.file(hash)) ?? '';
    const elsewhere = path.join(await temporaryFolder(), 'secret.jpg');
    await fs.writeFile(elsewhere, bytes);
    await fs.rm(file);
    await fs.symlink(elsewhere, file);
    expect(await posters.file(hash)).toBeNull();
    expect(await posters.thumbnail(hash, 240)).toBeNull();
    expect(await new PosterStore(folder, cache).usage()).toEqual({ posters: 0, bytes: 0 });
    await posters.add(bytes, 'poster');
    expect(await posters.file(hash)).toBe(file);
    expect((await fs.lstat(file)).isFile()).toBe(true);
  });

  test('counts what was there before', async () => {
    const bytes = await red().jpeg().toBuffer();
    await posters.add(bytes, 'poster');
    await fs.writeFile(path.join(folder, 'posters', 'notes.txt'), 'mine');
    const again = new PosterStore(folder, cache);
    expect(await again.usage()).toEqual({ posters: 1, bytes: bytes.length });
  });
});

describe('a thumbnail', () => {
  test.each([240, 480, 960, 3200] as const)('is a WebP %i pixels wide', async (width) => {
    const { hash } = await posters.add(await red(3300, 4950).jpeg().toBuffer(), 'poster');
    const file = (await posters.thumbnail(hash, width)) ?? '';
    expect(path.relative(cache, file).startsWith('..')).toBe(false);
    expect(await sharp(file).metadata()).toMatchObject({
      format: 'webp',
      width,
      height: width * 1.5,
    });
  });

  test('is never larger than its original', async () => {
    const { hash } = await posters.add(await red(100, 150).jpeg().toBuffer(), 'poster');
    const metadata = await sharp((await posters.thumbnail(hash, 960)) ?? '').metadata();
    expect(metadata).toMatchObject({ width: 100, height: 150 });
  });

  test('of a strip is as small as what it is written as can hold', async () => {
    const { hash } = await posters.add(await red(900, 20_000).png().toBuffer(), 'other');
    const metadata = await sharp((await posters.thumbnail(hash, 3200)) ?? '').metadata();
    expect(metadata).toMatchObject({ width: 216, height: 4800 });
  });

  test('stands upright and tells nothing about where it was taken', async () => {
    const bytes = await red(900, 600)
      .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { hash } = await posters.add(bytes, 'still');
    const metadata = await sharp((await posters.thumbnail(hash, 240)) ?? '').metadata();
    expect(metadata).toMatchObject({ width: 240, height: 360 });
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  test('is made once for many who ask at the same time, and kept', async () => {
    let made = 0;
    const files = faultyFiles((name) => {
      if (name === 'rename') made += 1;
      return null;
    });
    const { hash } = await posters.add(await red().jpeg().toBuffer(), 'poster');
    const counting = new PosterStore(folder, cache, files);
    const asked = Array.from({ length: 10 }, () => counting.thumbnail(hash, 240));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    await counting.thumbnail(hash, 240);
    expect(made).toBe(1);
  });

  test('of many pictures at once are all made', async () => {
    const sizes = [100, 110, 120, 130, 140, 150];
    const images = await Promise.all(
      sizes.map(async (size) => posters.add(await red(size, size).png().toBuffer(), 'poster')),
    );
    const files = await Promise.all(images.map(({ hash }) => posters.thumbnail(hash, 240)));
    expect(new Set(files).size).toBe(sizes.length);
    expect(files).not.toContain(null);
  });

  test('is not there when the original cannot be read, and leaves nothing behind', async () => {
    const { hash } = await posters.add(await red().jpeg().toBuffer(), 'poster');
    await fs.writeFile((await posters.file(hash)) ?? '', 'damaged');
    expect(await posters.thumbnail(hash, 240)).toBeNull();
    expect((await contentsOf(cache)).size).toBe(0);
  });
});
