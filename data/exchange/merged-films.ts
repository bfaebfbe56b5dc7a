import { fold } from '../model/search-text.ts';
import { isThing, type Thing } from './things.ts';

/* A page that states the same film twice, in two forms or by two of its plug-ins, is about one film. */

/** Every film once, with what any of its statements has; what Open Graph says only where nothing else says it. */
export function mergedFilms(films: readonly Thing[], openGraph: Thing | null): readonly Thing[] {
  const merged = new Map<string, Thing>();
  for (const film of films) {
    const name = nameOf(film);
    const known = merged.get(name);
    merged.set(name, known === undefined ? film : joined(known, film));
  }
  const found = [...merged.values()];
  if (openGraph === null) return found;
  const [only] = found;
  if (only === undefined) return [openGraph];
  const properties = new Map(openGraph.properties);
  properties.delete('description');
  return found.map((film) =>
    found.length === 1 || nameOf(film) === nameOf(openGraph)
      ? joined(film, { ...openGraph, properties })
      : film,
  );
}

function joined(film: Thing, other: Thing): Thing {
  return { ...film, properties: new Map([...other.properties, ...film.properties]) };
}

/** The name of a film as names are compared. */
export function nameOf(film: Thing): string {
  const name = film.properties.get('name')?.find((value) => !isThing(value));
  return name === undefined || isThing(name) ? '' : fold(name.text);
}
