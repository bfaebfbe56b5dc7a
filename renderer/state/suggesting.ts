import type { SuggestionKind } from '../../data/model/api.ts';
import type { AppState } from './app.svelte.ts';

const AT_MOST = 12;

/** What a field offers as its text is typed: values the collection uses, and in how many films. */
export function suggestFrom(app: AppState, kind: SuggestionKind) {
  return async (start: string) => {
    const found = await app.library.api.suggestions({ kind, start: start.slice(0, 200) });
    return found
      .slice(0, AT_MOST)
      .map(({ value, films, titles }) => ({ value, note: app.words.form.inFilms(films, titles) }));
  };
}

/** What an own field offers: the texts it has in the collection. */
export function suggestOwn(app: AppState, name: string) {
  return async (start: string) => {
    const found = await app.library.api.fieldValues({ name, start: start.slice(0, 200) });
    return found.flatMap(({ value, films }) =>
      typeof value === 'string' ? [{ value, note: app.words.form.inFilms(films) }] : [],
    );
  };
}
