import type { Metadata } from 'sharp';

/*
 * What decoding a picture takes of the main process's memory, and that it is never more than a little at a time. Some
 * pictures pass through line by line; of others the decoder holds all pixels at once, some of them several times over.
 */

/** Bytes that decoders may hold together. */
const MOST_BYTES = 175_000_000;
/** What every decoding takes, whatever the size: lines, tables, the pixels that come out. */
const LEAST_BYTES = 40_000_000;

/** Bytes a pixel of what the encoder of WebP holds: the pixels, and once more as light and colour. */
const WRITTEN_PIXEL = 6;

interface Size {
  readonly width: number;
  readonly height: number;
}

const SAMPLE_BYTES: Readonly<Record<string, number>> = { uchar: 1, ushort: 2, float: 4 };

/** Bytes a pixel of what the decoder holds at once; as measured with sharp 0.35. */
function bytesPerPixel({ format, depth, channels, isProgressive, ...rest }: Metadata): number {
  const pixel = channels * (SAMPLE_BYTES[depth] ?? 8);
  switch (format) {
    case 'jpeg':
      // All coefficients, two bytes each; half as many when colour is coarser than light.
      if (!isProgressive) return 1;
      return rest.chromaSubsampling === '4:2:0' ? channels : 2 * channels;
    case 'png':
      return isProgressive ? pixel : 1;
    case 'webp':
      return 4;
    case 'gif':
      return 5;
    case 'heif':
      // Several copies in different shapes; what the decoder frees does not all come back at once.
      return depth === 'uchar' ? 21 : 28;
    default:
      return pixel;
  }
}

/** An estimate of the bytes that decoding takes, from a picture's header. */
export function decodingBytes(metadata: Metadata): number {
  return Math.max(LEAST_BYTES, metadata.width * metadata.height * bytesPerPixel(metadata));
}

/** Bytes that writing a WebP takes, which holds all pixels, of a picture made to fit into a box. Sizes in pixels. */
export function encodingBytes(picture: Size, box: Size): number {
  const scale = Math.min(1, box.width / picture.width, box.height / picture.height);
  return Math.ceil(picture.width * picture.height * scale * scale * WRITTEN_PIXEL);
}

export function isAffordable(bytes: number): boolean {
  return bytes <= MOST_BYTES;
}

const queue: { readonly bytes: number; readonly start: () => void }[] = [];
let held = 0;

/** Runs a decoding as soon as there is room for its bytes beside those that run; in the order of the calls. */
export async function whenAffordable<T>(bytes: number, decode: () => Promise<T>): Promise<T> {
  await new Promise<void>((start) => {
    queue.push({ bytes, start });
    startNext();
  });
  try {
    return await decode();
  } finally {
    held -= bytes;
    startNext();
  }
}

function startNext(): void {
  for (let next = queue[0]; next !== undefined; next = queue[0]) {
    // One alone always may, or it would wait for ever.
    if (held > 0 && held + next.bytes > MOST_BYTES) return;
    queue.shift();
    held += next.bytes;
    next.start();
  }
}
