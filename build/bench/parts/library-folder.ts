import { createHash } from 'node:crypto';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Film, Image } from '../../../data/model/film.ts';
import type { ThumbnailWidth } from '../../../data/model/images.ts';
import { HEAD_BYTES, snapshotBody, snapshotHead } from '../../../data/store/snapshot.ts';

/* A library folder as the program leaves it, with pictures; written at once and not edit by edit. */

/** How many pictures are drawn, and under how many names each is stored: for the browser they are all different. */
const DRAWN = 200;
const NAMES = 20;
const WIDTH = 400;
const HEIGHT = 600;
/** What a grid of ordinary zoom asks for. */
const THUMBNAIL: ThumbnailWidth = 240;
/** Of ten films so many have a picture; the others are drawn by the program. */
const PICTURED_OF_TEN = 6;

export interface Pictures {
  readonly posters: string;
  readonly images: readonly Image[];
}

/**
 * Draws pictures, stores them and makes their thumbnails, as if every one had been looked at before.
 * @param parent a folder of the bench's
 * @param cache the folder for thumbnails
 */
export async function makePictures(parent: string, cache: string): Promise<Pictures> {
  const posters = path.join(parent, 'posters');
  const thumbnails = path.join(cache, 'thumbnails', String(THUMBNAIL));
  const images: Image[] = [];
  for (let number = 0; number < DRAWN; number += 1) {
    const drawn = await drawPicture(number);
    const smaller = await sharp(drawn)
      .resize({ width: THUMBNAIL })
      .webp({ quality: 80 })
      .toBuffer();
    for (let name = 0; name < NAMES; name += 1) {
      // What stands behind the end of a JPEG changes nothing but its hash.
      const bytes = Buffer.concat([drawn, Buffer.from(`${number} ${name}`)]);
      const hash = createHash('sha256').update(bytes).digest('hex');
      await put(shelved(posters, hash, 'jpg'), bytes);
      await put(shelved(thumbnails, hash, 'webp'), smaller);
      const size = { width: WIDTH, height: HEIGHT, bytes: bytes.length };
      images.push({ hash, kind: 'poster', format: 'jpg', placeholder: '#4a4a4a', ...size });
    }
  }
  return { posters, images };
}

/** Films of which a good part has a picture of its own, as far as there are enough. */
export function withPictures(films: readonly Film[], images: readonly Image[]): Film[] {
  return films.map((film, number) => {
    const image = images[(number * 7_919) % images.length];
    const isPictured = (number * 7) % 10 < PICTURED_OF_TEN;
    return image === undefined || !isPictured ? film : { ...film, images: [image] };
  });
}

/** Writes the films where the program finds them, and lends the folder the pictures. */
export async function writeLibrary(
  folder: string,
  films: readonly Film[],
  { posters }: Pictures,
): Promise<{ readonly giveBack: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const file = await open(path.join(folder, 'library.json'), 'w');
  try {
    const hash = createHash('sha256');
    let place = HEAD_BYTES;
    for await (const chunk of snapshotBody({ generation: 1, revision: 0 }, films)) {
      hash.update(chunk);
      await file.write(chunk, 0, chunk.length, place);
      place += chunk.length;
    }
    await file.write(snapshotHead(hash.digest('hex')), 0, HEAD_BYTES, 0);
  } finally {
    await file.close();
  }
  const lent = path.join(folder, 'posters');
  await rename(posters, lent);
  return { giveBack: () => rename(lent, posters) };
}

/** Colours and forms that a decoder has about as much to do with as with a film's poster. */
function drawPicture(number: number): Promise<Buffer> {
  let state = number * 7_919 + 1;
  const random = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 8) % 10_000) * (most / 10_000);
  };
  const colour = () => `hsl(${random(360).toFixed()} 60% ${(15 + random(60)).toFixed()}%)`;
  const forms = Array.from({ length: 60 }, () => {
    const place = `cx="${random(WIDTH).toFixed()}" cy="${random(HEIGHT).toFixed()}"`;
    return `<circle ${place} r="${(8 + random(90)).toFixed()}" fill="${colour()}" opacity=".7"/>`;
  });
  const ground = `<rect width="100%" height="100%" fill="${colour()}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${ground}${forms.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

const shelved = (folder: string, hash: string, ending: string) =>
  path.join(folder, hash.slice(0, 2), `${hash}.${ending}`);

async function put(file: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
