import { isRanked, parseQuery } from '../model/parse-query.ts';
import { ALL_FILMS, type FilmCard, type Query } from '../model/query.ts';
import type { OpenLibrary } from '../library.ts';
import type { Command } from './arguments.ts';
import { cardLine } from './film-text.ts';
import type { Io } from './io.ts';
import { json, withLibrary } from './with-library.ts';

/** What the host gives at a time. */
const MOST_CARDS = 1_000;

export function runQuery(command: Extract<Command, { name: 'query' }>, io: Io): Promise<number> {
  return withLibrary(command.library, 'read', io, async (library) => {
    const query = queryOf(command);
    const { total, markers } = await library.query(query);
    const cards = await cardsOf(library, query, Math.min(command.limit, total));
    tellHints(query.text, io);
    if (command.json) {
      io.out(json({ total, films: cards }));
      return 0;
    }
    const groups = new Map(
      query.grouping === 'none' ? [] : markers.map(({ index, label }) => [index, label]),
    );
    for (const [index, card] of cards.entries()) {
      const group = groups.get(index);
      if (group !== undefined) io.out(`${index === 0 ? '' : '\n'}${group === '' ? '–' : group}`);
      io.out(cardLine(card));
    }
    const { films, shownOf } = io.words.cli;
    io.err(cards.length < total ? shownOf(cards.length, total) : films(total));
    return 0;
  });
}

/** As in the window, words bring the best matches first unless another order is asked for. */
function queryOf(command: Extract<Command, { name: 'query' }>): Query {
  const { text, section, descending, seed, grouping, fullText } = command;
  const sort = command.sort ?? (isRanked(text) ? 'relevance' : 'title');
  return { ...ALL_FILMS, text, section, sort, descending, seed, grouping, fullText };
}

/** Says what of a search was not understood. */
export function tellHints(text: string, io: Io): void {
  for (const { kind, from, to } of parseQuery(text).hints) {
    io.err(io.words.search.hints[kind](text.slice(from, to)));
  }
}

export async function cardsOf(
  library: OpenLibrary,
  query: Query,
  count: number,
): Promise<readonly FilmCard[]> {
  const cards: FilmCard[] = [];
  while (cards.length < count) {
    const slice = { query, from: cards.length, count: Math.min(MOST_CARDS, count - cards.length) };
    const more = (await library.cards(slice)).cards;
    if (more.length === 0) break;
    cards.push(...more);
  }
  return cards;
}
