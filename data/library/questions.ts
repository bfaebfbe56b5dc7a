import { setImmediate as turn } from 'node:timers/promises';
import type { LibraryApi, PictureMatch } from '../model/api.ts';
import { filmHistory } from '../model/film-history.ts';
import { findDuplicates } from '../duplicates.ts';
import { filmCard } from '../film-card.ts';
import type { PreferencesFile } from '../preferences-file.ts';
import { matchPicture } from '../match-picture.ts';
import { wordsTest } from '../search/conditions.ts';
import type { SearchIndex } from '../search-index.ts';
import type { Store } from '../store/store.ts';

const MOST_SUGGESTIONS = 12;

export type Questions = Pick<
  LibraryApi,
  | 'query'
  | 'cards'
  | 'locate'
  | 'ids'
  | 'facets'
  | 'counts'
  | 'film'
  | 'films'
  | 'similar'
  | 'duplicates'
  | 'matchPictures'
  | 'suggestions'
  | 'fieldValues'
  | 'history'
>;

/** What can be asked about the films. What the index is not ready for waits, and holds nobody up. */
export function questions(
  store: Store,
  index: SearchIndex,
  preferences: PreferencesFile,
): Questions {
  return {
    async query(query) {
      await index.readyFor(query);
      const { length, markers } = index.find(query);
      return { revision: store.data.revision, total: length, markers };
    },

    async cards({ query, from, count }) {
      await index.readyFor(query);
      const films = index.find(query).films(from, from + count);
      return { revision: store.data.revision, cards: films.map(filmCard) };
    },

    async locate({ query, id }) {
      await index.readyFor(query);
      const place = index.find(query).indexOf(id);
      return place === -1 ? null : place;
    },

    async ids({ query, from, count }) {
      await index.readyFor(query);
      return index.find(query).ids(from, from + count);
    },

    async facets({ query, most }) {
      await index.readyFor(query);
      await index.ready('words');
      return index.facets(query, most);
    },

    async counts({ queries }) {
      const counts: number[] = [];
      for (const query of queries) {
        await index.readyFor(query);
        counts.push(index.find(query).length);
        // A question that comes meanwhile is answered first.
        await turn();
      }
      return counts;
    },

    async film({ id }) {
      return store.data.films.get(id) ?? null;
    },

    async films({ ids }) {
      return ids.flatMap((id) => store.data.films.get(id) ?? []);
    },

    async similar({ title }) {
      await index.ready('words');
      return index.similar(title).map(filmCard);
    },

    async matchPictures({ names }) {
      await index.ready('words');
      const matches: PictureMatch[] = [];
      for (const name of names) {
        matches.push(matchPicture(name, (title) => index.similar(title)));
        await turn();
      }
      return matches;
    },

    duplicates({ least, most }) {
      const apart = preferences.current.notDuplicates;
      return findDuplicates(store.data.films.values(), { least, most, apart });
    },

    async suggestions({ kind, start }) {
      await index.ready('words');
      return index.suggestions(kind, start, MOST_SUGGESTIONS);
    },

    async fieldValues({ name, start }) {
      const begins = wordsTest(start);
      const values = await index.fieldValues(name);
      return values
        .filter(({ value }) => typeof value !== 'string' || begins(value))
        .slice(0, MOST_SUGGESTIONS);
    },

    async history({ id }) {
      return filmHistory(store.history, id);
    },
  };
}
