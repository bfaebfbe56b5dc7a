import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import { MAX_IMAGE_BYTES } from '../../data/model/images.ts';
import { MAX_PAGE_LENGTH } from '../../data/model/recognition.ts';
import { folder, transferOf } from './dropped-folder.ts';
import {
  decodeText,
  holdsOnlyImage,
  readClipboard,
  readFile,
  readFiles,
  readTransfer,
  toBase64,
  type Arrival,
} from './page-source.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A paste or drop as the browser hands it over. */
function transfer(texts: Record<string, string>, files: readonly File[] = []): DataTransfer {
  return { files, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer;
}

function clipboardItem(values: Record<string, Blob>): ClipboardItem {
  return {
    types: Object.keys(values),
    getType: (type: string) => Promise.resolve(values[type] ?? new Blob()),
  } as unknown as ClipboardItem;
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.catch((reason: unknown) => reason);
  return error instanceof FilmothekError ? error.code : `not refused: ${String(error)}`;
}

const PICTURE = new File([bytes(0x89, 0x50, 0x4e, 0x47)], 'poster.png', { type: 'image/png' });

describe('a paste or drop', () => {
  it('is a page with both its text and its HTML', async () => {
    const pasted = transfer({ 'text/plain': 'Rush', 'text/html': '<b>Rush</b>' });
    expect(await readTransfer(pasted)).toEqual({
      kind: 'page',
      source: { text: 'Rush', html: '<b>Rush</b>' },
      pictures: null,
    });
  });

  it('is nothing when it is empty', async () => {
    expect(await readTransfer(transfer({ 'text/plain': ' \n' }))).toBeNull();
    expect(await readTransfer(null)).toBeNull();
  });

  it('is a picture when the text is no more than the address it was dragged from', async () => {
    const dragged = transfer({ 'text/plain': 'https://example.org/red-heat.jpg' }, [PICTURE]);
    expect(holdsOnlyImage(dragged)).toBe(true);
    expect(await readTransfer(dragged)).toEqual({ kind: 'image', image: PICTURE });
  });

  it('is a page when a picture of the text comes with the text', async () => {
    const fromOffice = transfer({ 'text/plain': 'Rush\nRegie: Lili Fini Zanuck' }, [PICTURE]);
    expect(holdsOnlyImage(fromOffice)).toBe(false);
    expect((await readTransfer(fromOffice))?.kind).toBe('page');
  });

  it('is the file when a file was dropped', async () => {
    const dropped = transfer({ 'text/plain': 'file:///tmp/rush.txt' }, [
      new File(['Rush (1991)'], 'rush.txt', { type: 'text/plain' }),
    ]);
    expect(await readTransfer(dropped)).toEqual({
      kind: 'page',
      source: { text: 'Rush (1991)', html: null },
      pictures: null,
    });
  });

  it('is refused when it is longer than anything can be', async () => {
    const long = transfer({ 'text/plain': 'x'.repeat(MAX_PAGE_LENGTH + 1) });
    expect(await codeOf(readTransfer(long))).toBe('page-too-long');
  });
});

describe('the clipboard', () => {
  it('gives text and HTML together', async () => {
    const items = [
      clipboardItem({ 'text/plain': new Blob(['Rush']), 'text/html': new Blob(['<i>Rush</i>']) }),
    ];
    expect(await readClipboard(items)).toEqual({
      kind: 'page',
      source: { text: 'Rush', html: '<i>Rush</i>' },
      pictures: null,
    });
  });

  it('gives the picture when only its tag comes with it', async () => {
    const items = [
      clipboardItem({ 'image/png': PICTURE, 'text/html': new Blob(['<img src="x.png">']) }),
    ];
    expect((await readClipboard(items))?.kind).toBe('image');
  });

  it('gives nothing when it is empty', async () => {
    expect(await readClipboard([])).toBeNull();
  });
});

describe('a file', () => {
  it('is HTML by its name, its type or its first words', async () => {
    const html = '<!DOCTYPE html><title>Rush</title>';
    const files = [
      new File(['<p>Rush</p>'], 'rush.HTM'),
      new File(['<p>Rush</p>'], 'rush', { type: 'text/html' }),
      new File([html], 'rush.txt'),
    ];
    for (const file of files) {
      expect(await readFile(file)).toMatchObject({
        kind: 'page',
        source: { text: '', html: await file.text() },
      });
    }
  });

  it('is a picture by its first bytes when the system does not know its type', async () => {
    for (const start of ['\xff\xd8\xff\xe0', 'RIFF\0\0\0\0WEBP', '\0\0\0\x1cftypavif']) {
      const content = bytes(...Array.from(start, (character) => character.charCodeAt(0)));
      expect(await readFile(new File([content], 'poster'))).toMatchObject({ kind: 'image' });
    }
  });

  it('that is no text is refused with its name', async () => {
    for (const start of ['%PDF-1.7 Rush', 'PK\x03\x04 Rush', '{\\rtf1 Rush', 'MZ\0\0\0']) {
      expect(await codeOf(readFile(new File([start], 'rush.bin')))).toBe('page-binary');
    }
  });

  it('that is empty is refused', async () => {
    expect(await codeOf(readFile(new File([' \n'], 'rush.txt')))).toBe('page-empty');
  });
});

describe('a picture', () => {
  it('is handed over as base64', async () => {
    expect(await toBase64(PICTURE)).toBe('iVBORw==');
  });

  it('that is too large is refused before it is read', async () => {
    const large = { size: MAX_IMAGE_BYTES + 1 } as Blob;
    expect(await codeOf(toBase64(large))).toBe('image-too-large');
  });
});

describe('the encoding of a file', () => {
  it('is told by its byte order mark', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa4), 'a')).toBe('ä');
    expect(decodeText(bytes(0xff, 0xfe, 0xe4, 0x00, 0x3d, 0xd8, 0x00, 0xde), 'a')).toBe('ä😀');
    expect(decodeText(bytes(0xfe, 0xff, 0x00, 0xe4), 'a')).toBe('ä');
  });

  it('is UTF-8 when it can be and windows-1252 when it cannot', () => {
    expect(decodeText(utf8('Über „Rush“ – 90 €'), 'a')).toBe('Über „Rush“ – 90 €');
    expect(decodeText(bytes(0xdc, 0x62, 0x65, 0x72, 0x20, 0xdf), 'a')).toBe('Über ß');
  });

  it('is the one an HTML page names when it is not UTF-8', () => {
    const head = utf8('<meta charset="iso-8859-2"><p>');
    expect(decodeText(bytes(...head, 0xb1), 'a')).toMatch(/ą$/);
    const wrong = utf8('<meta http-equiv="x" content="text/html; charset=utf-8"><p>');
    expect(decodeText(bytes(...wrong, 0xe4), 'a')).toMatch(/ä$/);
    expect(decodeText(bytes(...utf8('<meta charset="nonsense">'), 0xe4), 'a')).toMatch(/ä$/);
  });
});

it('reads a page that was saved as one file', async () => {
  const lines = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="x"',
    '',
    '--x',
    'Content-Type: text/html',
    '',
    '<h1>Rush</h1>',
    '--x--',
  ];
  expect(await readFile(new File([lines.join('\r\n')], 'rush.mhtml'))).toEqual({
    kind: 'page',
    source: { text: '', html: '<h1>Rush</h1>' },
    pictures: [],
  });
});

describe('a page that was saved with its pictures', () => {
  const HTML = new File(['<!DOCTYPE html><h1>Rush</h1>'], 'Rush.html', { type: 'text/html' });
  const STYLE = new File(['a {}'], 'style.css', { type: 'text/css' });
  const namesOf = (arrival: Arrival | null) =>
    arrival?.kind === 'page' ? (arrival.pictures?.map(({ name }) => name) ?? null) : arrival?.kind;

  it('is the page, whatever stands first', async () => {
    const dropped = transfer({}, [PICTURE, STYLE, HTML]);
    expect(holdsOnlyImage(dropped)).toBe(false);
    const arrival = await readTransfer(dropped);
    expect(arrival).toMatchObject({ source: { html: '<!DOCTYPE html><h1>Rush</h1>' } });
    expect(namesOf(arrival)).toEqual(['poster.png']);
    expect(namesOf(await readFiles({ files: [HTML] }))).toBeNull();
  });

  it('is read with the folder beside it', async () => {
    const arrival = await readTransfer(
      transferOf([HTML], [folder('Rush_files', [STYLE, PICTURE, folder('img', [PICTURE])])]),
    );
    expect(namesOf(arrival)).toEqual(['poster.png', 'poster.png']);
    const bare = await readTransfer(transferOf([HTML], [folder('Rush_files', [STYLE])]));
    expect(namesOf(bare)).toEqual([]);
  });

  it('has nothing but its folder, which is no page', async () => {
    const lone = transferOf([], [folder('Rush_files', [PICTURE])]);
    expect(await codeOf(readTransfer(lone))).toBe('file-unreadable');
  });

  it('has those pictures in it that its markup calls a poster', async () => {
    const html = '<img class="poster" src="data:image/png;base64,iVBORw=="><h1>Rush</h1>';
    const arrival = await readTransfer(transfer({ 'text/plain': 'Rush', 'text/html': html }));
    const [picture] = arrival?.kind === 'page' ? (arrival.pictures ?? []) : [];
    expect(await toBase64(picture?.read() ?? new Blob())).toBe('iVBORw==');
  });
});
