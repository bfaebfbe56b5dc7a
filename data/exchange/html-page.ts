import type { Span } from '../model/recognition.ts';
import { type Anchor, filmSiteOf, hostOf } from './film-sites.ts';
import { HtmlReader } from './html-reader.ts';
import { readTags } from './html-tags.ts';
import { readJsonLd } from './json-ld.ts';
import { type Piece, piece } from './lines.ts';
import { plainWords } from './markup-words.ts';
import { headingNames } from './heading-names.ts';
import { mergedFilms, nameOf } from './merged-films.ts';
import { readOpenGraph } from './open-graph.ts';
import { statedFilm, type StatedFilm } from './stated-film.ts';
import { Statements } from './statements.ts';
import { filmsAmong, type Thing } from './things.ts';

/* An HTML page: what a reader sees of it, and what it states for machines. Nothing of it is run, loaded or kept. */

export interface HtmlPage {
  /** The words of the page, and below them a line for every statement that a reader does not see. */
  readonly text: string;
  /** How much of the text a reader sees; what follows is not running text. */
  readonly readable: number;
  readonly stated: readonly StatedFilm[];
  /** What the page calls itself in the window's title. */
  readonly documentTitle: Piece | null;
  /** Headings with words, the highest first. */
  readonly headings: readonly Span[];
  /** The page's own address, when it is more than that of a site. */
  readonly address: Piece | null;
  /** Links to films elsewhere. */
  readonly anchors: readonly Anchor[];
}

const MOST_ANCHORS = 40;

/** Reads a page or a fragment of one. Never throws, and takes time linear in the length. */
export function readHtml(html: string): HtmlPage {
  const reader = new HtmlReader();
  readTags(html, reader);
  reader.end();
  const page = reader.words.text();
  const statements = new Statements(page);

  const openGraph = readOpenGraph(reader.meta);
  const things = [...readJsonLd(reader.scripts), ...reader.things];
  const films = mergedFilms(filmsAmong(things), openGraph);
  const placed = headed(films, reader, page).map((film) => statements.place(film));
  const documentTitle = statements.note('title', plainWords(reader.title).replace(/\s+/gu, ' '));
  const ownAddress = addressOf(reader);
  const address = ownAddress === null ? null : statements.note('url', ownAddress);
  const anchors = anchorsOf(reader, statements, ownAddress === null ? null : hostOf(ownAddress));

  const text = statements.text();
  return {
    text,
    readable: page.length,
    stated: placed.map((film) => statedFilm(text, film)),
    documentTitle,
    headings: [...reader.headings]
      .sort((a, b) => a.level - b.level || a.start - b.start)
      .map(({ start, end }) => piece(text, start, end))
      .filter((heading) => heading.text !== '')
      .map(({ start, end }) => ({ start, end })),
    address,
    anchors,
  };
}

/** Of several films the one that the page's heading names; all where it names none, as above a list. */
function headed(films: readonly Thing[], { headings }: HtmlReader, page: string): readonly Thing[] {
  const top = headings.filter(({ level }) => level === 1);
  const names = top.flatMap(({ start, end }) => headingNames(page.slice(start, end)));
  const named = films.filter((film) => names.includes(nameOf(film)));
  return named.length === 1 ? named : films;
}

function addressOf({ canonical, meta, savedFrom }: HtmlReader): string | null {
  const addresses = [canonical, meta.get('og:url')?.[0] ?? '', savedFrom];
  for (const address of addresses) {
    if (!/^https?:\/\/[^\s<>"]{3,2000}$/iu.test(address) || !URL.canParse(address)) continue;
    const { pathname, search } = new URL(address);
    if (pathname.length > 1 || search !== '') return address;
  }
  return null;
}

function anchorsOf(
  reader: HtmlReader,
  statements: Statements,
  ownHost: string | null,
): readonly Anchor[] {
  const addresses = new Map<string, string>();
  for (const { address, words } of reader.anchors) {
    if (addresses.size >= MOST_ANCHORS) break;
    const found = filmSiteOf(address, ownHost);
    if (found !== null && !addresses.has(found)) addresses.set(found, words);
  }
  return [...addresses].flatMap(([address, words]) => {
    const url = statements.note('link', address);
    return url === null ? [] : { url, words };
  });
}
