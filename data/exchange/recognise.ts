import { FilmothekError } from '../model/errors.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import { beginsAsHtml } from '../model/page-encoding.ts';
import { MAX_PAGE_LENGTH, type PageSource, type Recognition } from '../model/recognition.ts';
import { readBlocks } from './blocks.ts';
import { draftOf } from './draft.ts';
import { readFacts } from './fact-reader.ts';
import { type HtmlPage, readHtml } from './html-page.ts';
import type { Meaning } from './label-table.ts';
import { mayBeLabel, meaningsOf, ownMeanings } from './labels.ts';
import { inOrder, isBlank, readLines } from './lines.ts';
import { repaired } from './mojibake.ts';
import { splitFilms } from './parts.ts';
import { withStatements } from './stated-facts.ts';

/*
 * A pasted page, understood offline: lines, then blocks of lines, then the facts they state, then drafts. What a layout
 * is made of is in the label tables; nothing here knows a site. Every step is linear in the length of the page.
 */

/**
 * The films a page describes, with the place of every value; none when it describes no film.
 * Throws `page-empty`, `page-binary` or `page-too-long`.
 * @param ownLabels what a person taught, before what the label tables say
 */
export function recognise(source: PageSource, ownLabels: readonly OwnLabel[] = []): Recognition {
  const page = readPage(source);
  const text = page.text.slice(0, page.readable);
  const read = {
    source: text,
    meaningsOf: meaningsOfPage(ownLabels),
    mayStartLabel: ownLabels.length > 0 ? () => true : mayBeLabel,
  };
  const parts = splitFilms(text, readBlocks(read));
  const isKnown = parts.length === 1 && page.stated.length === 1;
  const films = parts.map((blocks) => {
    const facts = readFacts(read, blocks);
    return { film: draftOf(text, facts, isKnown), facts };
  });
  const found = films.filter(({ film }) => film !== null);
  return {
    text: page.text,
    films: withStatements(
      found.flatMap(({ film }) => film ?? []),
      page,
    ),
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

function readPage({ text, html }: PageSource): HtmlPage {
  checkLength(text);
  if (text.includes('\0') || unreadable(text) > MAX_UNREADABLE * text.length) {
    throw new FilmothekError('page-binary');
  }
  if (html !== null) checkLength(html);
  const source = html ?? (beginsAsHtml(text) ? text : null);
  const page =
    source === null ? plainPage(text) : better(source === text ? '' : text, readHtml(source));
  const said = page.text.slice(0, page.readable);
  if (isBlank(said) && page.stated.length === 0) {
    throw new FilmothekError('page-empty');
  }
  return page;
}

const plainPage = (text: string): HtmlPage => ({
  text,
  readable: text.length,
  stated: [],
  documentTitle: null,
  headings: [],
  address: null,
  anchors: [],
});

function checkLength(text: string): void {
  const { length } = text;
  if (length > MAX_PAGE_LENGTH) throw new FilmothekError('page-too-long', { length });
}

/** What the page states for machines is in its HTML alone. */
function better(plain: string, page: HtmlPage): HtmlPage {
  if (page.stated.length > 0) return page;
  const fromHtml = page.text.slice(0, page.readable);
  const [words, moreWords] = [inkOf(plain), inkOf(fromHtml)];
  if (moreWords > MORE_WORDS * words) return page;
  const richer = readLines(fromHtml).length >= MORE_LINES * readLines(plain).length;
  return richer && MORE_WORDS * moreWords >= words ? page : plainPage(plain);
}

/** How many characters can be seen. */
const inkOf = (text: string) => text.replace(/\s+/gu, '').length;

const unreadable = (text: string) => text.match(UNREADABLE)?.length ?? 0;
