import { z } from 'zod';
import { ALL_FILMS, querySchema, type Query } from './query.ts';

/* A search that was given a name: its films are always those that fit now. */

/** As many as are counted in one question. */
export const MOST_LISTS = 200;
export const MOST_NAME_CHARACTERS = 80;

/** What a later version asks in a new way, earlier lists ask in no way: as nobody chose it. */
const keptQuerySchema = z.preprocess(
  (query) => (typeof query === 'object' && query !== null ? { ...ALL_FILMS, ...query } : query),
  querySchema,
);

export const smartListSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]{8,40}$/),
  name: z.string().trim().min(1).max(MOST_NAME_CHARACTERS),
  query: keptQuerySchema,
});
export type SmartList = z.infer<typeof smartListSchema>;

/** Those that can be read, each id once, and how many others there are. Of what is no list at all nothing can. */
export function readSmartLists(found: unknown): {
  readonly lists: readonly SmartList[];
  readonly unread: number;
} {
  if (!Array.isArray(found)) return { lists: [], unread: 1 };
  const lists = new Map<string, SmartList>();
  for (const entry of found) {
    const list = smartListSchema.safeParse(entry);
    if (!list.success || lists.has(list.data.id) || lists.size >= MOST_LISTS) continue;
    lists.set(list.data.id, list.data);
  }
  return { lists: [...lists.values()], unread: found.length - lists.size };
}

/** Whether a query asks just what a list asks. Which random order it is says something only of a random order. */
export function isSameQuery(a: Query, b: Query): boolean {
  const comparable = (query: Query) => ({
    ...query,
    text: query.text.trim(),
    seed: query.sort === 'random' ? query.seed : 0,
  });
  const [left, right] = [comparable(a), comparable(b)];
  return Object.entries(left).every(([key, value]) => right[key as keyof Query] === value);
}

export function withoutList(lists: readonly SmartList[], id: string): SmartList[] {
  return lists.filter((list) => list.id !== id);
}

/** The lists with one put in at a place, or in place of the one with its id. */
export function withList(lists: readonly SmartList[], list: SmartList, at?: number): SmartList[] {
  if (lists.some(({ id }) => id === list.id)) {
    return lists.map((each) => (each.id === list.id ? list : each));
  }
  return lists.toSpliced(at ?? lists.length, 0, list);
}

/** The lists with one of them a place further up (-1) or down (1), where there is one. */
export function withMovedList(lists: readonly SmartList[], id: string, by: 1 | -1): SmartList[] {
  const from = lists.findIndex((list) => list.id === id);
  const list = lists[from];
  const to = from + by;
  if (list === undefined || to < 0 || to >= lists.length) return [...lists];
  return lists.toSpliced(from, 1).toSpliced(to, 0, list);
}
