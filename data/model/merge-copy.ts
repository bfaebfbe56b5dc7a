import { diff, type Change } from './change.ts';
import type { Film } from './film.ts';

/**
 * What a copy of the library has and the library lacks: films that only the copy knows are added, films that were
 * edited later in the copy become what they are there. Nothing is removed, for a film that is missing in the copy may
 * have been added here, and nobody can tell. Once made fact, the same copy gives no more changes.
 */
export function copyChanges(
  now: ReadonlyMap<string, Film>,
  copy: ReadonlyMap<string, Film>,
): Change[] {
  const films = [...copy.values()];
  const edits = films.flatMap((film): Change[] => {
    const present = now.get(film.id);
    if (present === undefined || !isLater(film, present)) return [];
    const edit = diff(present, film);
    return Object.keys(edit.fields).length === 0 ? [] : [edit];
  });
  const added = films.filter(({ id }) => !now.has(id));
  return [...edits, ...added.map((film): Change => ({ type: 'add', film }))];
}

function isLater(film: Film, other: Film): boolean {
  // Most films are the same in both, and to parse a moment takes long.
  return film.updated !== other.updated && Date.parse(film.updated) > Date.parse(other.updated);
}
