import { FilmothekError } from '../../data/model/errors.ts';
import { MAX_IMAGE_BYTES } from '../../data/model/images.ts';
import { isMhtml, readMhtml, withAddress } from '../../data/model/mhtml.ts';
import { encodingOf, isHtml } from '../../data/model/page-encoding.ts';
import { isPictureFile } from '../../data/model/page-pictures.ts';
import { MAX_PAGE_LENGTH, type PageSource } from '../../data/model/recognition.ts';
import { droppedIn, filesIn, type Dropped } from './dropped-files.ts';
import {
  isPicture,
  MOST_PICTURES,
  picturesOfFiles,
  picturesOfSaved,
  picturesWithin,
  type PagePicture,
} from './page-pictures.ts';

/* What arrives by paste, drop or file picker, read into a page or recognised as a picture. */

export type Arrival =
  | {
      readonly kind: 'page';
      readonly source: PageSource;
      /** What came with it; `null` for a page that came without any files. */
      readonly pictures: readonly PagePicture[] | null;
    }
  | { readonly kind: 'image'; readonly image: Blob };

/** One UTF-16 unit takes at most three bytes in UTF-8 and no encoding takes more than four. */
const MAX_PAGE_BYTES = MAX_PAGE_LENGTH * 4;

/** Whether a paste or drop is a picture and no text: known at once, while the event can still be stopped. */
export function holdsOnlyImage(transfer: DataTransfer | null): boolean {
  const { files } = droppedIn(transfer);
  if (files.some(isPage) || !files.some(isImage)) return false;
  return saysNothing(transfer?.getData('text/plain') ?? '');
}

/** Whether a file is a page or a text, by its name or type. */
export function isPage({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return /\.(?:x?html?|mht(?:ml)?|txt|text|md)$/i.test(name) || /^text\/(?:html|plain)/.test(type);
}

/**
 * Reads a paste or drop; `null` when it holds nothing of use. Must be called while the event is being handled: a
 * DataTransfer is empty afterwards. Rejects with `page-binary` or `page-too-long`.
 */
export function readTransfer(transfer: DataTransfer | null): Promise<Arrival | null> {
  const dropped = droppedIn(transfer);
  const text = transfer?.getData('text/plain') ?? '';
  const html = transfer?.getData('text/html') ?? '';
  const image = dropped.files.find(isImage);
  const isOfFiles = dropped.files.length + dropped.folders.length > 0;
  // A file manager may put the file's path into the text as well.
  if (dropped.files.some(isPage) || (isOfFiles && image === undefined)) return readFiles(dropped);
  if (image !== undefined && saysNothing(text)) return Promise.resolve({ kind: 'image', image });
  return Promise.resolve().then(() => page(text, html, null));
}

/** Reads what the clipboard API returned; `null` when it holds nothing of use. */
export async function readClipboard(items: readonly ClipboardItem[]): Promise<Arrival | null> {
  const [text, html] = await Promise.all([textOf(items, 'text/plain'), textOf(items, 'text/html')]);
  const found = page(text, html, null);
  if (found !== null && !saysNothing(text)) return found;
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (type !== undefined) return { kind: 'image', image: await item.getType(type) };
  }
  return found;
}

/**
 * Reads the page among dropped or chosen files, with the pictures that are among them or in the folders; a picture where
 * there is nothing else. Rejects with `page-binary`, `page-too-long` or `file-unreadable`.
 */
export async function readFiles({ files, folders = [] }: Partial<Dropped>): Promise<Arrival> {
  const all = files ?? [];
  const file = all.find(isPage) ?? all.find((each) => !isImage(each)) ?? all[0];
  if (file === undefined) {
    throw new FilmothekError('file-unreadable', { file: folders[0]?.name ?? '' });
  }
  const arrival = await readFile(file);
  const others = all.filter((each) => each !== file);
  if (arrival.kind !== 'page' || others.length + folders.length === 0) return arrival;
  const inFolders = await filesIn(folders, isPictureFile, MOST_PICTURES);
  const pictures = picturesOfFiles([...others.filter(isPicture), ...inFolders]);
  return { ...arrival, pictures: [...pictures, ...(arrival.pictures ?? [])] };
}

/** Reads a dropped or chosen file. Rejects with `page-binary`, `page-too-long` or `file-unreadable`. */
export async function readFile(file: File): Promise<Arrival> {
  if (isImage(file)) return { kind: 'image', image: file };
  if (file.size > MAX_PAGE_BYTES) throw new FilmothekError('page-too-long', { length: file.size });
  const bytes = new Uint8Array(await bytesOf(file));
  if (beginsAsImage(bytes)) return { kind: 'image', image: file };
  const saved = isMhtml(bytes) ? readMhtml(bytes) : null;
  const text =
    saved === null
      ? decodeText(bytes, file.name)
      : withAddress(decodeText(saved.html, file.name), saved.address);
  const pictures = saved === null ? null : picturesOfSaved(saved);
  const isHtmlPage = saved !== null || /html/.test(file.type) || isHtml(file.name, text);
  const found = isHtmlPage ? page('', text, pictures) : page(text, '', null);
  if (found === null) throw new FilmothekError('page-empty');
  return found;
}

/**
 * The text of a file in whatever encoding it is. Throws `page-binary` for what is no text, and `text-garbled` where a
 * character could not be read.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const decoder = decoderFor(encodingOf(bytes, name));
  try {
    // Node, where this is tested, reads windows-1252 right only when more may come.
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new FilmothekError('text-garbled', { file: name }, { cause: error });
  }
}

/** A picture as `addImage` takes it. Rejects with `image-too-large` before it is read. */
export async function toBase64(image: Blob): Promise<string> {
  if (image.size > MAX_IMAGE_BYTES) {
    throw new FilmothekError('image-too-large', { bytes: image.size });
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = reader.result as string;
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(image);
  });
}

function page(text: string, html: string, pictures: readonly PagePicture[] | null): Arrival | null {
  const length = Math.max(text.length, html.length);
  if (length > MAX_PAGE_LENGTH) throw new FilmothekError('page-too-long', { length });
  if (text.trim() === '' && html.trim() === '') return null;
  const within = picturesWithin(html);
  return {
    kind: 'page',
    source: { text, html: html.trim() === '' ? null : html },
    pictures: within.length === 0 ? pictures : [...(pictures ?? []), ...within],
  };
}

const isImage = ({ type }: File): boolean => type.startsWith('image/');

/** No text, or only the address the picture was dragged from. */
function saysNothing(text: string): boolean {
  return /^(?:(?:https?:|file:|blob:|data:)\S*)?$/i.test(text.trim());
}

async function textOf(items: readonly ClipboardItem[], type: string): Promise<string> {
  const item = items.find(({ types }) => types.includes(type));
  return item === undefined ? '' : (await item.getType(type)).text();
}

async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (error) {
    // A folder arrives as a file that cannot be read.
    throw new FilmothekError('file-unreadable', { file: file.name }, { cause: error });
  }
}

const IMAGE_STARTS = ['\xff\xd8\xff', '\x89PNG', 'GIF8', 'II*\0', 'MM\0*'];

function beginsAsImage(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 16));
  return (
    IMAGE_STARTS.some((start) => head.startsWith(start)) ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    /^ftypavi[fs]/.test(head.slice(4))
  );
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return new TextDecoder('windows-1252', { fatal: true });
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
