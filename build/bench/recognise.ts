import fs from 'node:fs';
import { recognise } from '../../data/exchange/recognise.ts';
import type { PageSource } from '../../data/model/recognition.ts';
import { inProject } from '../project.mjs';
import { milliseconds, show } from './parts/timing.ts';

/* How long pages of every size take to be read, and whether the time grows with the size and no faster. */

const MEGABYTE = 1_000_000;
const LARGE = 5 * MEGABYTE;
const PAGES = inProject('data/exchange/fixtures/pages');

export async function bench(): Promise<void> {
  const cases: readonly (readonly [name: string, page: (length: number) => PageSource])[] = [
    ['a film and prose', (length) => text(FILM + filled(prose, length))],
    ['a page of paragraphs (HTML)', (length) => html(filled(paragraph, length))],
    ['pages of films without end', (length) => text(filled(filmPages(), length))],
  ];
  console.log(`Node ${process.version}, on this thread`);
  for (const [name, page] of cases) {
    await timed(page(MEGABYTE / 10));
    const small = await timed(page(MEGABYTE));
    const large = await timed(page(LARGE));
    const growth = (large / small).toFixed(1);
    console.log(`${name}: 1 MB ${show(small)}, 5 MB ${show(large)}, ratio ${growth}`);
  }
}

const timed = (page: PageSource) => milliseconds(async () => void recognise(page));

const text = (page: string): PageSource => ({ text: page, html: null });
const html = (body: string): PageSource => ({
  text: '',
  html: `<html><body><h1>Foo (1999)</h1>${body}</body></html>`,
});

const FILM = 'Foo (1999)\n\nRegie: Lili Fini Zanuck\nDarsteller: Jason Patric, Sam Elliott\n\n';
const WORDS =
  'ein Abend im Regen und niemand weiß warum das Haus am Ende der Straße noch leuchtet Kamera Wind Musik Jahr'.split(
    ' ',
  );

/** Sentences in which every word of the list comes again and again, in changing order. */
function prose(turn: number): string {
  const words = WORDS.map((_, at) => WORDS[(at * 7 + turn) % WORDS.length] ?? '');
  return `${words.join(' ')}. ${words.reverse().join(' ')}.\n\n`;
}

const paragraph = (turn: number) =>
  `<p class="x">${prose(turn).trim()} <a href="/y">weiter</a></p>`;

function filmPages(): (turn: number) => string {
  const pages = fs
    .readdirSync(PAGES)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => fs.readFileSync(`${PAGES}/${file}`, 'utf8'));
  return (turn) => `${pages[turn % pages.length] ?? ''}\n\n`;
}

function filled(unit: (turn: number) => string, length: number): string {
  const parts: string[] = [];
  for (let size = 0, turn = 0; size < length; turn += 1) {
    const part = unit(turn);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}
