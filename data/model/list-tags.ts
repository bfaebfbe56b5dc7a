import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';

/**
 * The tags that put a film on a list; `null` where the list asks for anything but tags, so that nothing that is done to
 * the film by hand would bring it there.
 */
export function listTags({ section, text, tag }: Query): readonly string[] | null {
  if (section !== 'all') return null;
  const tags = parseQuery(text).parts.map(({ condition, negated }) =>
    !negated && condition?.kind === 'text' && condition.field === 'tag' ? condition.text : null,
  );
  const all = tag === null ? tags : [tag, ...tags];
  return all.length > 0 && all.every((each) => each !== null) ? all : null;
}
