import type { FilmDraft, FilmField } from '../model/film.ts';
import type { Evidence, Span } from '../model/recognition.ts';
import { inOrder } from './lines.ts';

/** A film of a page's text while statements are put over it. */
export interface Draft {
  readonly draft: { -readonly [F in FilmField]?: FilmDraft[F] };
  readonly evidence: { -readonly [F in FilmField]?: Evidence };
}

/**
 * Puts a stated value over the one of the text.
 * @param joins whether the places of the text's value are its proof as well; by default where both are the same
 */
export function put<F extends FilmField>(
  { draft, evidence }: Draft,
  field: F,
  value: FilmDraft[F],
  at: readonly Span[],
  joins = JSON.stringify(draft[field]) === JSON.stringify(value),
): void {
  const before = joins ? (evidence[field]?.spans ?? []) : [];
  draft[field] = value;
  evidence[field] = { confidence: 'sure', spans: inOrder([...before, ...at]) };
}
