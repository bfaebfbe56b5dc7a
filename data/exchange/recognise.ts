import { FilmothekError } from '../model/errors.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import { beginsAsHtml } from '../model/page-encoding.ts';
import { MAX_PAGE_LENGTH, type PageSource, type Recognition } from '../model/recognition.ts';
import { readBlocks } from './blocks.ts';
import { draftOf } from './draft.ts';
import { readFacts } from './fact-reader.ts';
import { htmlText } from './html-text.ts';
import type { Meaning } from './label-table.ts';
import { meaningsOf, ownMeanings } from './labels.ts';
import { inOrder, readLines, visible } from './lines.ts';
import { repaired } from './mojibake.ts';
import { splitFilms } from './parts.ts';

/*
 * A pasted page, understood offline: lines, then blocks of lines, then the facts they state, then drafts. What a layout
 * is made of is in the label tables; nothing here knows a site. Every step is linear in the length of the page.
 */

/**
 * The films a page describes, with the place of every value; none when it describes no film.
 * Throws `page-empty`, `page-binary` or `page-too-long`.
 * @param ownLabels what a person taught, before what the label tables say
 */
export function recognise(page: PageSource, ownLabels: readonly OwnLabel[] = []): Recognition {
  const text = readableText(page);
  const read = { source: text, meaningsOf: meaningsOfPage(ownLabels) };
  const films = splitFilms(text, readBlocks(read)).map((blocks) => {
    const facts = readFacts(read, blocks);
    return { film: draftOf(text, facts), facts };
  });
  const found = films.filter(({ film }) => film !== null);
  return {
    text,
    films: found.flatMap(({ film }) => film ?? []),
    labels: inOrder(found.flatMap(({ facts }) => facts.labels)),
    discarded: inOrder(films.flatMap(({ facts }) => facts.discarded)),
  };
}

/** Labels that were read in a wrong encoding once are still labels. */
function meaningsOfPage(
  ownLabels: readonly OwnLabel[],
): (label: string) => readonly Meaning[] | null {
  const own = ownMeanings(ownLabels);
  return (label) => {
    const known = meaningsOf(label, own);
    if (known !== null) return known;
    const words = repaired(label);
    return words === null ? null : meaningsOf(words, own);
  };
}

/** Control characters and replacements of undecodable bytes may be this share of a text. */
const MAX_UNREADABLE = 0.1;
const UNREADABLE = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g;
/** HTML is preferred when it has this much more to read, or as much in this many more lines. */
const MORE_WORDS = 1.2;
const MORE_LINES = 2;

function readableText({ text, html }: PageSource): string {
  checkLength(text);
  if (text.includes('\0') || unreadable(text) > MAX_UNREADABLE * text.length) {
    throw new FilmothekError('page-binary');
  }
  if (html !== null) checkLength(html);
  const page = html ?? (beginsAsHtml(text) ? text : null);
  const readable = page === null ? text : better(page === text ? '' : text, htmlText(page));
  if (visible(readable).trim() === '') throw new FilmothekError('page-empty');
  return readable;
}

function checkLength(text: string): void {
  const { length } = text;
  if (length > MAX_PAGE_LENGTH) throw new FilmothekError('page-too-long', { length });
}

function better(plain: string, fromHtml: string): string {
  const [words, moreWords] = [inkOf(plain), inkOf(fromHtml)];
  if (moreWords > MORE_WORDS * words) return fromHtml;
  const richer = readLines(fromHtml).length >= MORE_LINES * readLines(plain).length;
  return richer && MORE_WORDS * moreWords >= words ? fromHtml : plain;
}

/** How many characters can be seen. */
const inkOf = (text: string) => text.replace(/\s+/gu, '').length;

const unreadable = (text: string) => text.match(UNREADABLE)?.length ?? 0;
