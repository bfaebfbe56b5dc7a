import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFilm } from './test-films.ts';
import { applyEdits, invertAll, sameValue, type Change } from './model/change.ts';
import {
  choicesFor,
  isSameField,
  MERGE_FIELDS,
  mergedFilm,
  mergeFilms,
  sensibleChoices,
  type MergeChoice,
  type MergeField,
} from './model/film-merge.ts';
import {
  createFilm,
  filmSchema,
  type Copy,
  type Film,
  type FilmDraft,
  type Image,
} from './model/film.ts';
import { fold } from './model/search-text.ts';

const PICTURES = ['0', 'a'].map((digit): Image => ({
  hash: digit.repeat(64),
  kind: 'poster',
  format: 'jpg',
  width: 2,
  height: 3,
  bytes: 100,
  placeholder: '#000000',
}));
const NOW = '2024-05-01T12:00:00.000Z';
const LATER = '2024-06-01T12:00:00.000Z';

const left = (draft: FilmDraft) => createFilm({ title: 'Heat', ...draft }, 'film-left', NOW);
const right = (draft: FilmDraft) => createFilm({ title: 'Heat', ...draft }, 'film-right', LATER);
const merged = (a: Film, b: Film) => mergedFilm(a, b, sensibleChoices(a, b));
const credit = (person: string, character: string | null = null) =>
  ({ person, role: 'actor', character, job: null }) as const;
const copy = (id: string, over: Partial<Copy> = {}): Copy => ({
  id,
  medium: 'DVD',
  edition: null,
  shelf: null,
  condition: null,
  acquired: null,
  price: null,
  currency: null,
  barcode: null,
  file: null,
  notes: null,
  ...over,
});

test('what is missing comes from the other film, and what is there stays', () => {
  const film = merged(
    left({ year: 1995, rating: 4 }),
    right({ year: 1996, rating: 2, runtime: 170 }),
  );
  expect(film).toMatchObject({
    year: 1995,
    rating: 4,
    runtime: 170,
    created: NOW,
    id: 'film-left',
  });
});

test('the longer plot is kept, and notes are set one below the other', () => {
  const film = merged(
    left({ plot: 'Kurz.', notes: 'Vom Flohmarkt.' }),
    right({ plot: 'Viel länger.', notes: 'Verschenkt.' }),
  );
  expect(film.plot).toBe('Viel länger.');
  expect(film.notes).toBe('Vom Flohmarkt.\n\nVerschenkt.');
});

test('what somebody has is not only wished for, and a favourite stays one', () => {
  const film = merged(left({ status: 'wanted' }), right({ status: 'owned', favourite: true }));
  expect(film).toMatchObject({ status: 'owned', favourite: true });
});

test('a title that gives way becomes another title of the film', () => {
  const a = left({ title: 'Der Pate', originalTitle: 'The Godfather' });
  const b = right({ title: 'Il padrino', originalTitle: 'THE GODFATHER' });
  expect(merged(a, b)).toMatchObject({ title: 'Der Pate', alternativeTitles: ['Il padrino'] });
  const others = { ...sensibleChoices(a, b), title: 'right', alternativeTitles: 'both' } as const;
  expect(mergedFilm(a, b, others)).toMatchObject({
    title: 'Il padrino',
    alternativeTitles: ['Der Pate'],
  });
});

test('lists are joined, and the same in another spelling is there once', () => {
  const film = merged(
    left({ tags: ['Lieblingsfilm'], genres: ['Krimi', 'Drama'] }),
    right({ tags: ['LIEBLINGSFILM', 'Kino'], genres: ['drama'] }),
  );
  expect(film).toMatchObject({ tags: ['Lieblingsfilm', 'Kino'], genres: ['Krimi', 'Drama'] });
});

test('a credit that says less is no credit of its own', () => {
  const film = merged(
    left({ credits: [credit('Al Pacino'), credit('Val Kilmer', 'Chris')] }),
    right({
      credits: [credit('al pacino', 'Vincent'), credit('Val Kilmer'), credit('Ted Levine')],
    }),
  );
  expect(film.credits).toEqual([
    credit('al pacino', 'Vincent'),
    credit('Val Kilmer', 'Chris'),
    credit('Ted Levine'),
  ]);
});

test('a loan follows its copy, under whatever id that is kept', () => {
  const loan = (id: string, of: string) => ({
    id,
    copy: of,
    borrower: 'Person A',
    lent: null,
    due: null,
    returned: null,
    notes: null,
  });
  const film = merged(
    left({ copies: [copy('one'), copy('two', { shelf: 'A' })] }),
    right({
      copies: [copy('mine'), copy('two', { shelf: 'B' })],
      loans: [loan('x', 'mine'), loan('y', 'two')],
    }),
  );
  expect(film.copies.map(({ id, shelf }) => [id, shelf])).toEqual([
    ['one', null],
    ['two', 'A'],
    ['two-2', 'B'],
  ]);
  expect(film.loans.map((each) => each.copy)).toEqual(['one', 'two-2']);
});

const anyChoices = fc
  .array(fc.constantFrom<MergeChoice>('left', 'right', 'both'), {
    minLength: MERGE_FIELDS.length,
    maxLength: MERGE_FIELDS.length,
  })
  .map(
    (choices) =>
      Object.fromEntries(MERGE_FIELDS.map((field, at) => [field, choices[at]])) as Record<
        MergeField,
        MergeChoice
      >,
  );

/** Whether a value of a film can be found again in the merged one. */
function isIn(film: Film, field: MergeField, item: unknown): boolean {
  const { person, url, hash, ...known } = item as Record<string, unknown>;
  // An item may have another id now, and with it what refers to it.
  const rest = Object.entries(known).filter(
    ([name]) => name !== 'copy' && (name !== 'id' || 'source' in known),
  );
  const list = film[field] as readonly unknown[];
  if (typeof item === 'string') {
    return list.some((each) => each === item || same(each as string, item));
  }
  return list.some((each) => {
    const there = each as Record<string, unknown>;
    if (url !== undefined && field === 'links') return there['url'] === url;
    if (hash !== undefined) return there['hash'] === hash;
    if (person !== undefined && !same(String(there['person']), String(person))) return false;
    return rest.every(
      ([name, value]) => (person !== undefined && value === null) || sameValue(there[name], value),
    );
  });
}

const same = (a: string, b: string) => a === b || (fold(a) !== '' && fold(a) === fold(b));

test('whatever is chosen, every value of both films is there, was not chosen, or equals another', () => {
  fc.assert(
    fc.property(anyFilm(PICTURES), anyFilm(PICTURES), anyChoices, (a, b, asked) => {
      const film = mergedFilm(a, b, asked);
      expect(filmSchema.safeParse(film).success).toBe(true);
      for (const field of MERGE_FIELDS) {
        const sides = [
          ...(asked[field] === 'right' && choicesFor(a, b, field).includes('right') ? [] : [a]),
          ...(asked[field] === 'left' || !choicesFor(a, b, field).includes(asked[field])
            ? []
            : [b]),
        ];
        for (const side of sides) {
          const value = side[field];
          if (Array.isArray(value)) {
            for (const item of value) expect(isIn(film, field, item)).toBe(true);
          } else if (typeof value === 'string') {
            expect(String(film[field])).toContain(value.trim() === '' ? '' : value);
          } else if (value !== null) expect(film[field]).toEqual(value);
        }
      }
    }),
  );
});

test('with sensible choices nothing is lost but what the kept film has another value for', () => {
  fc.assert(
    fc.property(anyFilm(PICTURES), anyFilm(PICTURES), (a, b) => {
      const film = merged(a, b);
      for (const field of MERGE_FIELDS) {
        const [mine, others] = [a[field], b[field]];
        if (Array.isArray(mine) && Array.isArray(others)) {
          for (const item of [...mine, ...others]) expect(isIn(film, field, item)).toBe(true);
        } else if (mine === null && String(others).trim() !== '') {
          expect(film[field]).toEqual(others);
        } else expect([mine, others, film.notes, film.background]).toContainEqual(film[field]);
      }
      for (const title of [a.title, b.title]) {
        const titles = [film.title, film.originalTitle ?? '', ...film.alternativeTitles];
        expect(titles.some((each) => same(each, title))).toBe(true);
      }
    }),
  );
});

test('a merge is one edit, and taking it back gives both films as they were', () => {
  fc.assert(
    fc.property(anyFilm(PICTURES), anyFilm(PICTURES), (a, other) => {
      const keep = { ...a, id: 'film-keep', deleted: null };
      const gone = { ...other, id: 'film-gone', deleted: null };
      const changes = mergeFilms(keep, gone, sensibleChoices(keep, gone), NOW);
      const done = apply([keep, gone], changes);
      expect(done.map(({ deleted }) => deleted)).toEqual([null, NOW]);
      const back = apply(done, invertAll(changes));
      expect(back.map((film) => ({ ...film, updated: '' }))).toEqual(
        [keep, gone].map((film) => ({ ...film, updated: '' })),
      );
    }),
  );
});

function apply(films: readonly Film[], changes: readonly Change[]): Film[] {
  return films.map((film) =>
    changes.reduce(
      (now, change) =>
        change.type === 'edit' && change.id === film.id ? applyEdits(now, change.fields, NOW) : now,
      film,
    ),
  );
}

test('a film merged with its copy stays as it is', () => {
  fc.assert(
    fc.property(anyFilm(PICTURES), (film) => {
      for (const field of MERGE_FIELDS) expect(isSameField(film, film, field)).toBe(true);
      const choices = sensibleChoices(film, film);
      const copy = mergedFilm(film, film, choices);
      const { alternativeTitles, credits } = film;
      expect({ ...copy, alternativeTitles, credits }).toEqual(film);
    }),
  );
});
