import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodingBytes, isAffordable, whenAffordable } from './decoding-memory.ts';
import { describeImage } from './image-description.ts';

const MB = 1_000_000;

/** A decoding that runs until it is told to end. */
function decoding(bytes: number, log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const done = whenAffordable(bytes, async () => {
    log.push(name);
    await ended;
  });
  return { end, done };
}

describe('decodings', () => {
  test('run beside each other as long as there is room for them, and in order', async () => {
    const log: string[] = [];
    const all = [60, 60, 60, 10].map((size, index) => decoding(size * MB, log, String(index)));
    await Promise.resolve();
    // There would be room for the last one, but it does not overtake.
    expect(log).toEqual(['0', '1']);
    all[1]?.end();
    await all[1]?.done;
    expect(log).toEqual(['0', '1', '2', '3']);
    all.forEach(({ end }) => end());
    await Promise.all(all.map(({ done }) => done));
  });

  test('larger than all the room run alone', async () => {
    const log: string[] = [];
    const all = [10, 900, 10].map((size, index) => decoding(size * MB, log, String(index)));
    await Promise.resolve();
    expect(log).toEqual(['0']);
    all[0]?.end();
    await all[0]?.done;
    expect(log).toEqual(['0', '1']);
    all.forEach(({ end }) => end());
    await Promise.all(all.map(({ done }) => done));
    expect(log).toEqual(['0', '1', '2']);
  });

  test('that fail make room all the same', async () => {
    const failing = whenAffordable(900 * MB, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await whenAffordable(900 * MB, async () => 'next')).toBe('next');
  });
});

describe('the memory of a decoding', () => {
  const flat = (width: number, height: number, channels: 3 | 4 = 3) =>
    sharp({ create: { width, height, channels, background: '#345678' } });

  test.each([
    ['a JPEG of 49 megapixels', () => flat(7000, 7000).jpeg(), true],
    [
      'a progressive one with coarse colour',
      () => flat(7000, 7000).jpeg({ progressive: true }),
      true,
    ],
    [
      'a progressive one with fine colour',
      () => flat(7000, 7000).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
      false,
    ],
    ['a PNG of 49 megapixels', () => flat(7000, 7000).png({ compressionLevel: 1 }), true],
    [
      'an interlaced one with transparency',
      () => flat(7000, 7000, 4).png({ compressionLevel: 1, progressive: true }),
      false,
    ],
    ['a still in AVIF as large as a screen', () => flat(3840, 2160).avif({ effort: 0 }), true],
    ['a larger AVIF', () => flat(3000, 3000).avif({ effort: 0 }), false],
  ])('of %s is told from its header', async (_, make, affordable) => {
    const bytes = await make().toBuffer();
    expect(isAffordable(decodingBytes(await sharp(bytes).metadata()))).toBe(affordable);
  });

  test('decides before anything is decoded', async () => {
    const bytes = await flat(3000, 3000).avif({ effort: 0 }).toBuffer();
    await expect(describeImage(bytes)).rejects.toMatchObject({
      code: 'image-too-many-pixels',
      details: { width: 3000, height: 3000 },
    });
  });

  test('keeps large pictures from being decoded at once', async () => {
    const options = { progressive: true, chromaSubsampling: '4:4:4' };
    const bytes = await flat(4000, 4000).jpeg(options).toBuffer();
    let most = 0;
    // Heard when a decoding is asked for, which may be running already, and when one has ended. What waits is not
    // counted, because reading the headers waits in the same queue.
    const count = () => (most = Math.max(most, sharp.counters().process));
    sharp.queue.on('change', count);
    try {
      const all = await Promise.all(Array.from({ length: 4 }, () => describeImage(bytes)));
      expect(new Set(all.map(({ placeholder }) => placeholder)).size).toBe(1);
    } finally {
      sharp.queue.off('change', count);
    }
    expect(most).toBeLessThanOrEqual(1);
  });
});
