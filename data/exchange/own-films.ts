import { z } from 'zod';
import { FilmothekError } from '../model/errors.ts';
import { FILM_FIELDS, filmSchema, type Film, type ImportedField } from '../model/film.ts';
import { parseSafely } from './safe-json.ts';

/* The films of a library as one JSON, by themselves in a file or in an archive with their pictures. */

export const FILMS_FORMAT = 'filmothek-films';
const VERSION = 1;
/** What a field that this version does not know is kept under. */
const SOURCE = 'filmothek';
const CHUNK = 256 * 1024;

const KNOWN: readonly string[] = ['id', 'created', 'updated', ...FILM_FIELDS];

const nameSchema = z.looseObject({ format: z.literal(FILMS_FORMAT), version: z.int().positive() });
const fileSchema = z.strictObject({
  format: z.literal(FILMS_FORMAT),
  version: z.literal(VERSION),
  films: z.array(z.looseObject({})),
});

/** The file in pieces, one film a line. */
export function* filmsFile(films: readonly Film[]): Generator<string> {
  let text = `{"format":"${FILMS_FORMAT}","version":${VERSION},"films":[\n`;
  for (const [index, film] of films.entries()) {
    text += `${JSON.stringify(film)}${index < films.length - 1 ? ',' : ''}\n`;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}]}\n`;
}

/**
 * The films in such a file, each checked. A field that only a later version knows is kept word for word among those
 * that were imported.
 * Throws `import-refused` with the reason `not-ours`, `newer`, `shape`, `film` or `duplicate`.
 * @param file for the error's sentence
 */
export function readFilms(text: string, file: string): readonly Film[] {
  const refused = (reason: string, film?: number, cause?: unknown) =>
    new FilmothekError(
      'import-refused',
      { file, reason, ...(film === undefined ? {} : { film }) },
      { cause },
    );
  const value = parsed(text, refused);
  const named = nameSchema.safeParse(value);
  if (!named.success) throw refused('not-ours');
  if (named.data.version > VERSION) throw refused('newer');
  const content = fileSchema.safeParse(value);
  if (!content.success) throw refused('shape', undefined, content.error);
  const seen = new Set<string>();
  return content.data.films.map((entry, index) => {
    const film = filmSchema.safeParse(keepUnknown(entry));
    if (!film.success) throw refused('film', index + 1, film.error);
    if (seen.has(film.data.id)) throw refused('duplicate', index + 1);
    seen.add(film.data.id);
    return film.data;
  });
}

function parsed(
  text: string,
  refused: (reason: string, film?: number, cause?: unknown) => Error,
): unknown {
  try {
    return parseSafely(text);
  } catch (error) {
    // Half of one of our files is damaged, everything else is something else.
    const isOurs = text.slice(0, 100).includes(`"${FILMS_FORMAT}"`);
    throw refused(isOurs ? 'damaged' : 'not-ours', undefined, error);
  }
}

function keepUnknown(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const unknown = Object.keys(entry).filter((name) => !KNOWN.includes(name));
  if (unknown.length === 0) return entry;
  const known = Object.entries(entry).filter(([name]) => KNOWN.includes(name));
  const kept = unknown.map((field): ImportedField => {
    const value = entry[field];
    return {
      source: SOURCE,
      field,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    };
  });
  const imported: unknown = entry['imported'];
  const film: Record<string, unknown> = Object.fromEntries(known);
  return {
    ...film,
    imported: Array.isArray(imported) ? [...(imported as unknown[]), ...kept] : imported,
  };
}
