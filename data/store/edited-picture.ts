import { FilmothekError } from '../model/errors.ts';
import { turnedSize, type PictureEdit } from '../model/picture-edit.ts';
import { decodingBytes, encodingBytes, whenAffordable } from './decoding-memory.ts';
import { loadDecoder, MAX_PIXELS } from './image-description.ts';

/** Of 100; what is lost by it nobody sees, and it is lost once, for every edit begins with the original. */
const QUALITY = 92;

/**
 * A picture stood upright, turned and cropped, without its metadata. Drawings stay without loss, photographs of
 * whatever format become what every program shows. Throws `bad-arguments` where the crop is not inside the picture,
 * and `image-broken`.
 */
export async function editPicture(bytes: Buffer, { turn, crop }: PictureEdit): Promise<Buffer> {
  const decode = await loadDecoder();
  try {
    const image = decode(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS });
    const metadata = await image.metadata();
    const { width, height } = turnedSize(metadata.autoOrient, turn);
    if (crop !== null && (crop.left + crop.width > width || crop.top + crop.height > height)) {
      throw new FilmothekError('bad-arguments', { reason: 'crop' });
    }
    const box = { width, height };
    return await whenAffordable(decodingBytes(metadata) + encodingBytes(box, box), () => {
      const turned = image.autoOrient().rotate(turn);
      const cut = crop === null ? turned : turned.extract(crop);
      if (metadata.format === 'png' || metadata.format === 'gif') return cut.png().toBuffer();
      if (metadata.hasAlpha) return cut.webp({ quality: QUALITY }).toBuffer();
      return cut.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
    });
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    throw new FilmothekError('image-broken', { reason: 'corrupt' }, { cause: error });
  }
}
