import type { Copy, Film, FilmDraft } from '../../data/model/film.ts';

const NO_COPY: Omit<Copy, 'id'> = {
  medium: null,
  edition: null,
  shelf: null,
  condition: null,
  acquired: null,
  price: null,
  currency: null,
  barcode: null,
  file: null,
  notes: null,
};

/** What the next film has in common with one that was just added: its tags, and a copy of that medium in that place. */
export function anotherLike({ tags, copies }: Pick<Film, 'tags' | 'copies'>): FilmDraft {
  const { medium = null, shelf = null } = copies.at(-1) ?? {};
  if (medium === null && shelf === null) return { tags };
  return { tags, copies: [{ ...NO_COPY, id: crypto.randomUUID(), medium, shelf }] };
}
