import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, invertAll, type Change } from './change.ts';
import { createFilm, type Film } from './film.ts';
import { copyChanges } from './merge-copy.ts';

const NOW = '2026-06-01T12:00:00.000Z';

type Films = ReadonlyMap<string, Film>;

const film = (id: string, title: string, updated: string): Film => ({
  ...createFilm({ title }, id, '2024-01-01T00:00:00.000Z'),
  updated,
});
const filmsOf = (...films: readonly Film[]): Films => new Map(films.map((each) => [each.id, each]));

function applied(films: Films, changes: readonly Change[]): Films {
  const result = new Map(films);
  for (const change of changes) {
    if (change.type === 'edit') {
      const before = result.get(change.id);
      if (before === undefined) throw new Error(`no film ${change.id}`);
      result.set(change.id, applyEdits(before, change.fields, NOW));
    } else if (change.type === 'add') {
      if (result.has(change.film.id)) throw new Error(`film ${change.film.id} is there`);
      result.set(change.film.id, change.film);
    } else result.delete(change.film.id);
  }
  return result;
}

const titles = (films: Films) => [...films.values()].map(({ title }) => title).sort();

test('films that only the copy has come over, those that only the library has stay', () => {
  const here = filmsOf(film('film-heat', 'Heat', '2025-01-01T00:00:00.000Z'));
  const copy = filmsOf(film('film-rush', 'Rush', '2025-01-01T00:00:00.000Z'));
  expect(titles(applied(here, copyChanges(here, copy)))).toEqual(['Heat', 'Rush']);
});

test('the later edit counts, wherever it was made', () => {
  const early = '2025-01-01T00:00:00.000Z';
  const late = '2025-02-01T00:00:00.000Z';
  const here = filmsOf(film('film-heat', 'Heat', late), film('film-rush', 'Rush', early));
  const copy = filmsOf(film('film-heat', 'heat', early), film('film-rush', 'Rush!', late));
  expect(titles(applied(here, copyChanges(here, copy)))).toEqual(['Heat', 'Rush!']);
});

test('moments are compared as moments, not as text', () => {
  const here = filmsOf(film('film-heat', 'Heat', '2025-01-01T12:00:00+02:00'));
  const copy = filmsOf(film('film-heat', 'Heat!', '2025-01-01T11:00:00Z'));
  expect(titles(applied(here, copyChanges(here, copy)))).toEqual(['Heat!']);
});

const films: fc.Arbitrary<Films> = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }).map((n) => `film-000${n}`),
      title: fc.constantFrom('Heat', 'Rush', 'Alien', 'Ran'),
      updated: fc.integer({ min: 1, max: 5 }).map((month) => `2025-0${month}-01T00:00:00.000Z`),
    }),
    { selector: ({ id }) => id, maxLength: 10 },
  )
  .map((made) => filmsOf(...made.map(({ id, title, updated }) => film(id, title, updated))));

test('nothing is removed, nothing later is lost, twice is once, and undo brings back what was', () => {
  fc.assert(
    fc.property(films, films, (here, copy) => {
      const changes = copyChanges(here, copy);
      expect(changes.filter(({ type }) => type === 'remove')).toEqual([]);
      const merged = applied(here, changes);
      expect([...merged.keys()].sort()).toEqual(
        [...new Set([...here.keys(), ...copy.keys()])].sort(),
      );
      for (const [id, { title }] of merged) {
        const [mine, theirs] = [here.get(id), copy.get(id)];
        const later = theirs !== undefined && (mine?.updated ?? '') < theirs.updated;
        expect(title).toBe((later ? theirs : mine)?.title);
      }
      expect(copyChanges(merged, copy)).toEqual([]);
      const back = applied(merged, invertAll(changes));
      expect(titles(back)).toEqual(titles(here));
    }),
  );
});
