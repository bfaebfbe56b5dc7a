import { emptyCopy } from '../../data/model/empty-copy.ts';
import type { Film, FilmDraft } from '../../data/model/film.ts';

/** What the next film has in common with one that was just added: its tags, and a copy of that medium in that place. */
export function anotherLike({ tags, copies }: Pick<Film, 'tags' | 'copies'>): FilmDraft {
  const { medium = null, shelf = null } = copies.at(-1) ?? {};
  if (medium === null && shelf === null) return { tags };
  return { tags, copies: [{ ...emptyCopy(crypto.randomUUID()), medium, shelf }] };
}
