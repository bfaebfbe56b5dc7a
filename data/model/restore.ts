import { diff, sameValue, type Change } from './change.ts';
import type { Film, FilmField } from './film.ts';

/* Going back to a backup is an edit like any other: a list of changes that can be looked at first and undone later. */

const MOST_EXAMPLES = 50;

/**
 * What leads from the present films to those of a backup; nothing when they are the same. Removals come first, so
 * that a film that is another one under the same id (another `created`) can be removed and added in one transaction.
 */
export function restoreChanges(
  now: ReadonlyMap<string, Film>,
  then: ReadonlyMap<string, Film>,
): Change[] {
  const isSame = (film: Film, other: Film | undefined) => film.created === other?.created;
  const removed = [...now.values()].filter((film) => !isSame(film, then.get(film.id)));
  const added = [...then.values()].filter((film) => !isSame(film, now.get(film.id)));
  const edits = [...now.values()].flatMap((film) => {
    const old = then.get(film.id);
    if (old === undefined || !isSame(film, old)) return [];
    const edit = diff(film, old);
    return sameValue(edit.fields, {}) ? [] : [edit];
  });
  return [
    ...removed.map((film): Change => ({ type: 'remove', film })),
    ...edits,
    ...added.map((film): Change => ({ type: 'add', film })),
  ];
}

/** One film that a restore touches, under its present title; `fields` is empty unless `kind` is `edit`. */
export interface RestoreExample {
  readonly kind: Change['type'];
  readonly title: string;
  readonly fields: readonly FilmField[];
}

export interface RestorePreview {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly examples: readonly RestoreExample[];
}

/** What a restore would do: how many films of each kind, and up to 50 of them, with every kind among them. */
export function restorePreview(
  changes: readonly Change[],
  now: ReadonlyMap<string, Film>,
): RestorePreview {
  const ofKind = (kind: Change['type']) => changes.filter(({ type }) => type === kind);
  const kinds = [ofKind('remove'), ofKind('edit'), ofKind('add')] as const;
  const [removed, edited, added] = kinds;
  return {
    added: added.length,
    removed: removed.length,
    changed: edited.length,
    examples: shares(kinds).flatMap((count, index) =>
      (kinds[index] ?? []).slice(0, count).map((change) => example(change, now)),
    ),
  };
}

/** How many examples each kind gets: the same for all, and what one does not need goes to the others. */
function shares(kinds: readonly (readonly Change[])[]): number[] {
  const counts = kinds.map(() => 0);
  const isOpen = (index: number) => (counts[index] ?? 0) < (kinds[index]?.length ?? 0);
  for (let left = MOST_EXAMPLES; left > 0;) {
    const open = [...counts.keys()].filter(isOpen).slice(0, left);
    if (open.length === 0) break;
    for (const index of open) counts[index] = (counts[index] ?? 0) + 1;
    left -= open.length;
  }
  return counts;
}

function example(change: Change, now: ReadonlyMap<string, Film>): RestoreExample {
  if (change.type !== 'edit') return { kind: change.type, title: change.film.title, fields: [] };
  const title = now.get(change.id)?.title ?? change.id;
  return { kind: 'edit', title, fields: Object.keys(change.fields) as FilmField[] };
}
