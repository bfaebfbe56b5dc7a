import { setFields, type Change } from '../../data/model/change.ts';
import { fieldsToFill, fillChoices, filledFilm, pageFilm } from '../../data/model/film-fill.ts';
import type { MergeChoices, MergeField } from '../../data/model/film-merge.ts';
import { createFilm, type Film } from '../../data/model/film.ts';
import type { TitledDraft } from '../../data/model/api.ts';

/* What becomes of a recognised film: a new one, or one of the collection with what the page says filled in. */

/** A film of the collection that a page is filled into. */
export interface Filling {
  readonly here: Film;
  readonly page: Film;
  /** Of which the page says something else. */
  readonly fields: readonly MergeField[];
  readonly choices: MergeChoices;
  /** The film of the collection as it will be. */
  readonly filled: Film;
}

/** @param picked what a person chose; everything else is as it is offered */
export function fillingOf(here: Film, draft: TitledDraft, picked: Partial<MergeChoices>): Filling {
  const page = pageFilm(here, draft);
  const fields = fieldsToFill(here, page, draft);
  const choices = { ...fillChoices(here, page, fields), ...picked };
  return { here, page, fields, choices, filled: filledFilm(here, page, choices) };
}

/** A film as it is to be taken over; `into` is the film of the collection that it is filled into. */
export interface Taken {
  readonly draft: TitledDraft;
  readonly into: Film | null;
  readonly picked: Partial<MergeChoices>;
}

/**
 * Additions and edits as one list: one transaction, one undo. Pages filled into the same film are filled in one after
 * the other, as one edit; a film that stays as it is has none.
 * @param now ISO moment
 */
export function changesOf(taken: readonly Taken[], newId: () => string, now: string): Change[] {
  const additions: Change[] = [];
  const filled = new Map<string, { readonly before: Film; readonly after: Film }>();
  for (const { draft, into, picked } of taken) {
    if (into === null) {
      additions.push({ type: 'add', film: createFilm(draft, newId(), now) });
      continue;
    }
    const { before, after } = filled.get(into.id) ?? { before: into, after: into };
    filled.set(into.id, { before, after: fillingOf(after, draft, picked).filled });
  }
  const edits = [...filled.values()]
    .map(({ before, after }) => setFields(before, after))
    .filter(({ fields }) => Object.keys(fields).length > 0);
  return [...additions, ...edits];
}
