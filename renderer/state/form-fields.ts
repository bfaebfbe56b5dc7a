import type { FilmField } from '../../data/model/film.ts';
import type { Problem } from './form-rows.svelte.ts';

/* The fields of a film that are typed as text, by how they are read. */

export const TOKEN_FIELDS = [
  'alternativeTitles',
  'countries',
  'languages',
  'genres',
  'tags',
] as const;
export const LINES = ['title', 'originalTitle', 'sortTitle', 'certification', 'tagline'] as const;
export const PARAGRAPHS = ['plot', 'background', 'notes'] as const;
export const PARSED = ['year', 'runtime', 'releaseDate', 'seriesNumber'] as const;
export type ParsedField = (typeof PARSED)[number];

/** What is wrong with a field that cannot be read. */
export const PROBLEMS: Readonly<Record<ParsedField, Problem>> = {
  year: 'year',
  runtime: 'runtime',
  releaseDate: 'date',
  seriesNumber: 'number',
};

/** The field of the film that a path in the form (`copies.<key>.acquired`) is about. */
export function fieldOfPath(path: string): FilmField {
  const [head = ''] = path.split('.');
  return head === 'seriesNumber' ? 'series' : (head as FilmField);
}

/** A record with a value for each of the fields. */
export function fromFields<Field extends string, T>(
  fields: readonly Field[],
  value: (field: Field) => T,
): Record<Field, T> {
  return Object.fromEntries(fields.map((field) => [field, value(field)])) as Record<Field, T>;
}
