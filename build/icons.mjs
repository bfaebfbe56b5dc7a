// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { inProject } from './project.mjs';

/*
 * All icons from one drawing. Written here, because electron-builder fetches a tool from the network for it.
 */

const DRAWING = inProject('build/resources/icon.svg');

const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** Apple's names for PNG pictures of a size in pixels. The two smallest names are left out: Finder draws PNG there wrongly. */
const ICNS_SIZES = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/** On macOS an icon's shape fills this part of its square; the rest is air for the shadow. */
const APPLE_SHAPE = 824 / 1024;

/**
 * Draws `<size>x<size>.png`, `icon.ico` and `icon.icns` into a folder.
 * @param {string} folder
 */
export async function makeIcons(folder) {
  await mkdir(folder, { recursive: true });
  const square = new Map(await Promise.all(PNG_SIZES.map((size) => picture(size, 1))));
  const apple = new Map(
    await Promise.all(ICNS_SIZES.map(([, size]) => picture(size, APPLE_SHAPE))),
  );
  await Promise.all([
    ...[...square].map(([size, png]) => writeFile(path.join(folder, `${size}x${size}.png`), png)),
    writeFile(
      path.join(folder, 'icon.ico'),
      encodeIco(ICO_SIZES.map((size) => ({ size, png: of(square, size) }))),
    ),
    writeFile(
      path.join(folder, 'icon.icns'),
      encodeIcns(ICNS_SIZES.map(([type, size]) => ({ type, png: of(apple, size) }))),
    ),
  ]);
}

/**
 * @param {number} size pixels
 * @param {number} part of the square that the drawing fills
 * @returns {Promise<[number, Buffer]>}
 */
async function picture(size, part) {
  const drawn = Math.round((size * part) / 2) * 2;
  const margin = (size - drawn) / 2;
  // The drawing is rasterised larger than needed and then reduced, which keeps the small ones crisp.
  const png = await sharp(DRAWING, { density: 144 })
    .resize(drawn, drawn)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#0000' })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return [size, png];
}

/**
 * @param {ReadonlyMap<number, Buffer>} pictures
 * @param {number} size
 */
function of(pictures, size) {
  const png = pictures.get(size);
  if (png === undefined) throw new Error(`There is no icon of ${size} pixels.`);
  return png;
}

/**
 * A Windows icon file with PNG pictures.
 * @param {readonly { readonly size: number, readonly png: Buffer }[]} pictures
 */
function encodeIco(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2); // an icon, not a cursor
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at); // 0 stands for 256
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4); // colour planes
    header.writeUInt16LE(32, at + 6); // bits a pixel
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * An Apple icon file with PNG pictures: every part is its type, its length with these eight bytes, and its content.
 * @param {readonly { readonly type: string, readonly png: Buffer }[]} pictures
 */
function encodeIcns(pictures) {
  /**
   * @param {string} type
   * @param {Buffer} content
   */
  const part = (type, content) => {
    const header = Buffer.alloc(8);
    header.write(type, 'latin1');
    header.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([header, content]);
  };
  return part('icns', Buffer.concat(pictures.map(({ type, png }) => part(type, png))));
}
