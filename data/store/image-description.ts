import type { Sharp, SharpOptions } from 'sharp';
import { FilmothekError } from '../model/errors.ts';
import { MAX_IMAGE_BYTES } from '../model/images.ts';
import { decodingBytes, encodingBytes, isAffordable, whenAffordable } from './decoding-memory.ts';

/* What a picture is: recognised by its first bytes, never by its name, and decoded once before it is believed. */

export const MAX_PIXELS = 50_000_000;
const SAMPLE = 32;
/** Pixels a smaller picture may be high. */
const TALLEST = 4800;

export const IMAGE_FORMATS = ['jpg', 'png', 'webp', 'avif', 'gif', 'tif'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** Pixels after the EXIF orientation; `placeholder` is the most frequent colour, `#rrggbb`. */
export interface ImageDescription {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
}

/** The format that the first bytes tell; `null` for everything that is not one of ours, above all SVG. */
function recogniseFormat(bytes: Buffer): ImageFormat | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (ascii(0, 3) === '\xff\xd8\xff') return 'jpg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(0, 4))) return 'tif';
  if (ascii(4, 8) === 'ftyp') {
    // The major brand and, after a version number, the compatible ones: four letters each.
    const brands: readonly string[] =
      ascii(8, Math.min(bytes.readUInt32BE(0), 256)).match(/.{4}/gs) ?? [];
    if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  }
  return null;
}

/** What the first bytes tell of pictures that Filmothek does not read; the name is what people call the format. */
function nameForeignFormat(bytes: Buffer): string | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (ascii(0, 2) === 'BM' && bytes.length > 26) return 'BMP';
  if (ascii(4, 12) === 'jP  \r\n\x87\n' || ascii(0, 4) === '\xff\x4f\xff\x51') return 'JPEG 2000';
  if (ascii(4, 12) === 'JXL \r\n\x87\n' || ascii(0, 2) === '\xff\x0a') return 'JPEG XL';
  if (/^ftyp(heic|heix|heif|mif1|msf1|hevc)/.test(ascii(4, 12))) return 'HEIC';
  if (ascii(0, 4) === '\0\0\x01\0') return 'ICO';
  if (ascii(0, 4) === '8BPS') return 'PSD';
  if (/^\s*(<\?xml[^<]*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/s.test(ascii(0, 4096)))
    return 'SVG';
  return null;
}

/** What libvips calls the formats. */
const DECODER: Readonly<Record<ImageFormat, string>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  avif: 'heif',
  gif: 'gif',
  tif: 'tiff',
};

/**
 * Describes a picture after decoding all of it, off the main thread. Throws `image-unknown`, `image-too-large`,
 * `image-too-many-pixels`, or `image-broken` with the reason `truncated` or `corrupt`.
 */
export async function describeImage(bytes: Buffer): Promise<ImageDescription> {
  if (bytes.length > MAX_IMAGE_BYTES) {
    throw new FilmothekError('image-too-large', { bytes: bytes.length });
  }
  const format = recogniseFormat(bytes);
  if (format === null) {
    const foreign = nameForeignFormat(bytes);
    throw new FilmothekError('image-unknown', foreign === null ? {} : { format: foreign });
  }
  const decode = await loadDecoder();
  try {
    // Reads the header only, so a bomb does no harm yet.
    const metadata = await decode(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
    const { width, height } = metadata.autoOrient;
    if (width * height > MAX_PIXELS) {
      throw new FilmothekError('image-too-many-pixels', { width, height });
    }
    if (metadata.format !== DECODER[format]) throw new Error('two formats in one');
    const memory = decodingBytes(metadata);
    if (!isAffordable(memory)) throw new FilmothekError('image-too-many-pixels', { width, height });
    const placeholder = await whenAffordable(memory, () => dominantColour(decode, bytes));
    return { format, width, height, placeholder };
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    // PNG's decoder calls a missing end a read error.
    const reason = /premature|unexpected end|truncated|read error/i.test(message)
      ? 'truncated'
      : 'corrupt';
    throw new FilmothekError('image-broken', { reason }, { cause: error });
  }
}

async function dominantColour(decode: Decoder, bytes: Buffer): Promise<string> {
  const { data, info } = await decode(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS })
    .resize(SAMPLE, SAMPLE, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const { dominant } = await decode(data, { raw: { width, height, channels } }).stats();
  return `#${[dominant.r, dominant.g, dominant.b]
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * A smaller WebP of a picture, upright, in the colours of a screen and without its metadata, written to a file. Never
 * enlarges.
 */
export async function writeThumbnail(source: string, target: string, width: number): Promise<void> {
  const decode = await loadDecoder();
  const image = decode(source, { failOn: 'none', limitInputPixels: MAX_PIXELS });
  // The height keeps a strip of a picture within what WebP can hold, and what is written within the memory there is.
  const height = Math.min(width * 4, TALLEST);
  const metadata = await image.metadata();
  const memory = decodingBytes(metadata) + encodingBytes(metadata.autoOrient, { width, height });
  await whenAffordable(memory, () =>
    image
      .autoOrient()
      .resize({ width, height, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(target),
  );
}

type Decoder = (input: Buffer | string, options: SharpOptions) => Sharp;

/** Loaded only when a picture is there to be read: a native module that does not load costs pictures, not films. */
export async function loadDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp');
  // No picture is decoded twice in a row, and what is kept for that, and for every thread, adds up.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
