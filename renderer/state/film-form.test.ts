import fc from 'fast-check';
import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { FieldDefinition } from '../../data/model/custom-field.ts';
import {
  createFilm,
  filmSchema,
  IMAGE_KINDS,
  STATUSES,
  type Film,
  type FilmDraft,
} from '../../data/model/film.ts';
import { LANGUAGES, MESSAGES, type Language } from '../../data/model/messages/messages.ts';
import { typedFormSchema } from '../../data/model/typed-draft.ts';
import { FilmForm } from './film-form.svelte.ts';
import { answer, ownFields, typeText } from './own-fields.ts';
import type { Row } from './form-rows.svelte.ts';

const NOW = '2024-05-01T10:00:00.000Z';

function film(draft: FilmDraft = {}): Film {
  return createFilm({ title: 'Red Heat', ...draft }, 'film-0001', NOW);
}

function open(before: Film | null, language: Language = 'de'): FilmForm {
  return new FilmForm(before, { language, words: MESSAGES[language] });
}

/** The fields of a line in one of the form's lists. */
function row<Fields>(list: { readonly rows: readonly Row<Fields>[] }, index = 0): Fields {
  const line = list.rows[index];
  if (line === undefined) throw new Error(`no row ${index}`);
  return line.fields;
}

const FULL: FilmDraft = {
  originalTitle: 'Red Heat',
  alternativeTitles: ['Good Cop, Bad Cop'],
  year: 1988,
  releaseDate: '1988-06-17',
  runtime: 104,
  genres: ['Action', 'Krimi'],
  plot: 'Erste Zeile.  \r\nZweite Zeile.  ',
  credits: [
    { person: 'Walter Hill', role: 'director', character: null, job: null },
    { person: 'Peter Boyle ', role: 'actor', character: '', job: null },
    { person: 'Richard Goodman', role: 'other', character: null, job: 'Ton' },
  ],
  reviews: [{ text: 'Gut. ', author: null, source: 'Filmdienst', url: null }],
  links: [{ url: 'https://example.org', label: null }],
  externalIds: [{ source: 'imdb', id: 'tt0095963' }],
  rating: 3.5,
  series: { name: 'Hill', number: 1.5 },
  copies: [
    {
      id: 'copy-1',
      medium: 'DVD',
      edition: null,
      shelf: 'A 3',
      condition: null,
      acquired: '2019-02',
      price: 7.99,
      currency: 'EUR',
      barcode: null,
      file: null,
      notes: null,
    },
  ],
  viewings: [{ id: 'viewing-1', date: '2020', rating: 4, place: null, notes: null }],
  loans: [
    {
      id: 'loan-1',
      copy: 'copy-1',
      borrower: 'Eva',
      lent: null,
      due: null,
      returned: null,
      notes: null,
    },
  ],
  custom: [
    { name: 'Folgen', value: 1234.5 },
    { name: 'Verliehen', value: false },
  ],
  imported: [{ source: 'dvdprofiler', field: 'CaseType', value: 'Keep Case' }],
};

describe.each(LANGUAGES)('in %s', (language) => {
  test('a form nobody touched changes nothing, whatever the film says', () => {
    const form = open(film(FULL), language);
    expect(form.changes).toBe(0);
    expect(form.problems).toEqual({});
    expect(form.toValues()).toEqual({});
  });

  test('retyping what a field shows is no change', () => {
    const form = open(film(FULL), language);
    for (const field of ['year', 'runtime', 'releaseDate', 'seriesNumber'] as const) {
      const shown = form.text[field];
      form.text[field] = 'x';
      expect(form.changes).toBe(1);
      form.text[field] = shown;
      expect(form.changes).toBe(0);
    }
  });
});

test('an edit of one field leaves every other byte for byte', () => {
  const before = film(FULL);
  const form = open(before);
  form.text.title = '  Red Heat 2 ';
  row(form.credits).person = 'Hill';
  expect(form.changes).toBe(2);
  expect(form.toValues()).toEqual({
    title: 'Red Heat 2',
    credits: [{ ...before.credits[0], person: 'Hill' }, before.credits[1], before.credits[2]],
  });
});

test('what is given to the library is plain data and a valid film', () => {
  const form = open(film(FULL));
  row(form.credits).person = 'Hill';
  row(form.copies).price = '8';
  form.viewings.add();
  form.tokens.genres = ['Western'];
  const values = form.toValues();
  expect(() => structuredClone(values)).not.toThrow();
  expect(filmSchema.parse({ ...film(FULL), ...values })).toEqual({ ...film(FULL), ...values });
});

test('a paragraph that was typed keeps its spaces, a cleared one is no text', () => {
  const form = open(film(FULL));
  form.text.plot = 'Neu.\n\n  Eingerückt. ';
  expect(form.toValues()).toEqual({ plot: 'Neu.\n\n  Eingerückt. ' });
  form.text.plot = ' \n ';
  expect(form.toValues()).toEqual({ plot: null });
});

test('line ends that a text field rewrites are no change', () => {
  const form = open(film({ plot: 'a\r\nb' }));
  form.text.plot = 'a\nb';
  expect(form.changes).toBe(0);
});

test('years, runtimes and dates are read in the usual spellings', () => {
  const form = open(film());
  form.text.year = '1988';
  form.text.runtime = '1h 44m';
  form.text.releaseDate = '17. Juni 1988';
  form.text.seriesName = 'Hill';
  form.text.seriesNumber = '1,5';
  expect(form.toValues()).toEqual({
    year: 1988,
    runtime: 104,
    releaseDate: '1988-06-17',
    series: { name: 'Hill', number: 1.5 },
  });
});

test('an unreadable entry stays as it was typed, is told on leaving and leaves the field out', () => {
  const form = open(film({ year: 1988 }));
  form.text.year = 'um 1990';
  expect(form.error('year')).toBeUndefined();
  form.leave('year');
  expect(form.error('year')).toBe(MESSAGES.de.form.problem.year);
  expect(form.text.year).toBe('um 1990');
  expect(form.changes).toBe(1);
  expect(form.unreadable).toBe(1);
  expect(form.toValues()).toEqual({});
});

test('an entry that was understood is shown tidily on leaving', () => {
  const form = open(film());
  form.text.runtime = '1:44';
  form.leave('runtime');
  expect(form.text.runtime).toBe('104 Min');
  form.text.releaseDate = '6/1988';
  form.leave('releaseDate');
  expect(form.text.releaseDate).toBe('Juni 1988');
});

test('a missing title is a problem, but it does not take the old title away', () => {
  const form = open(film());
  form.text.title = '  ';
  form.showProblems();
  expect(form.titleMissing).toBe(true);
  expect(form.error('title')).toBe(MESSAGES.de.form.problem.title);
  expect(form.changes).toBe(1);
  expect(form.toValues()).toEqual({});
});

test('a new film needs its title only and says nothing else', () => {
  const form = open(null);
  expect(form.changes).toBe(0);
  form.text.title = 'Driver';
  expect(form.toDraft()).toEqual({ title: 'Driver' });
});

test('a date that no calendar has is kept while nobody touches it', () => {
  const copies = film(FULL).copies.map((copy) => ({ ...copy, acquired: '1988-02-30' }));
  const form = open(film({ copies, releaseDate: '1988-02-30' }));
  row(form.copies).shelf = 'B 1';
  expect(form.problems).toEqual({});
  expect(form.toValues()).toEqual({ copies: [{ ...copies[0], shelf: 'B 1' }] });
});

test('a price takes its currency along where none was given', () => {
  const form = open(film());
  form.copies.add(0, { price: '7,99 €' });
  expect(form.toValues().copies).toMatchObject([{ price: 7.99, currency: 'EUR' }]);
  row(form.copies).currency = 'CHF';
  expect(form.toValues().copies).toMatchObject([{ price: 7.99, currency: 'CHF' }]);
});

test('an unreadable price or date in a row has a path of its own', () => {
  const form = open(film(FULL));
  row(form.copies).price = 'geschenkt';
  row(form.viewings).date = 'neulich';
  expect(form.problems).toEqual({ 'copies.0.price': 'price', 'viewings.0.date': 'date' });
  expect(form.changes).toBe(2);
  expect(form.toValues()).toEqual({});
});

test('blank rows are left out, and so are credits that were emptied', () => {
  const form = open(film(FULL));
  form.links.add();
  form.reviews.add();
  form.copies.add();
  expect(form.changes).toBe(0);
  row(form.externalIds).id = '';
  row(form.externalIds).source = '';
  expect(form.toValues()).toEqual({ externalIds: [] });
});

test('a blank line the film came with stays while nobody touches it', () => {
  const reviews = [
    { text: '', author: null, source: null, url: null },
    { text: 'Gut.', author: null, source: null, url: null },
  ];
  const form = open(film({ reviews }));
  expect(form.changes).toBe(0);
  row(form.reviews, 1).text = 'Sehr gut.';
  expect(form.toValues()).toEqual({ reviews: [reviews[0], { ...reviews[1], text: 'Sehr gut.' }] });
});

test('a viewing without a word says that the film was seen some time', () => {
  const form = open(film());
  form.viewings.add();
  const [viewing] = form.toValues().viewings ?? [];
  expect(viewing).toMatchObject({ date: null, rating: null, place: null, notes: null });
  expect(form.toValues().viewings?.[0]?.id).toBe(viewing?.id);
});

test('own fields keep their kind, and another kind can be chosen', () => {
  const form = open(film(FULL));
  expect(row(form.custom).text).toBe('1234,5');
  row(form.custom).text = '2.000';
  row(form.custom, 1).kind = 'text';
  row(form.custom, 1).text = 'an Eva';
  expect(form.toValues()).toEqual({
    custom: [
      { name: 'Folgen', value: 2000 },
      { name: 'Verliehen', value: 'an Eva' },
    ],
  });
});

test('putting rows in another order is a change, and putting them back is none', () => {
  const form = open(film(FULL));
  form.credits.move(0, 2);
  expect(form.toValues().credits?.map(({ person }) => person)).toEqual([
    'Peter Boyle ',
    'Richard Goodman',
    'Walter Hill',
  ]);
  form.credits.move(2, 0);
  expect(form.changes).toBe(0);
});

test('the automatic sort title follows the title as it is typed', () => {
  const form = open(film());
  form.text.title = 'Der Pate';
  flushSync();
  expect(form.automaticSortTitle).toBe('Pate');
});

test('no text that anyone types makes an invalid film', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('1988', '1:44', '17.06.1988', '7,99 €', '0'));
  fc.assert(
    fc.property(text, text, text, text, (year, runtime, date, price) => {
      const form = open(film(FULL));
      form.text.year = year;
      form.text.runtime = runtime;
      form.text.releaseDate = date;
      row(form.copies).price = price;
      const after = { ...film(FULL), ...form.toValues() };
      expect(filmSchema.safeParse(after).success).toBe(true);
    }),
  );
});

describe('a form that was left', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '1988', '1:44', '17.06.1988', '7,99 €', '1.5', 'a\r\nb', 'e\u0301'),
  );
  const stars = fc.option(fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2));
  const LISTS = [
    'credits',
    'reviews',
    'links',
    'externalIds',
    'copies',
    'viewings',
    'custom',
  ] as const;
  const list = fc.constantFrom(...LISTS);
  type Step = (form: FilmForm) => void;
  const PICTURE = { format: 'png', width: 2, height: 3, bytes: 4, placeholder: '#102030' };

  /** Anything a person can do in the form. */
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(open(null).text)), text)
      .map(([field, typed]): Step => (form) => {
        form.text = { ...form.text, [field]: typed };
      }),
    fc
      .tuple(fc.constantFrom(...Object.keys(open(null).tokens)), fc.array(text))
      .map(([field, tokens]): Step => (form) => {
        form.tokens = { ...form.tokens, [field]: tokens };
      }),
    fc
      .tuple(stars, fc.boolean(), fc.constantFrom(...STATUSES))
      .map(([rating, favourite, status]): Step => (form) => {
        form.rating = rating;
        form.favourite = favourite;
        form.status = status;
      }),
    fc
      .tuple(fc.array(fc.constantFrom(...IMAGE_KINDS)), fc.boolean())
      .map(([kinds, isKept]): Step => (form) => {
        form.images = kinds.map((kind, place) => ({
          ...PICTURE,
          hash: `${place}`.padEnd(64, 'a'),
          kind,
        }));
        if (!isKept) form.imported = [];
      }),
    fc.tuple(list, fc.nat(3)).map(
      ([name, index]): Step =>
        (form) =>
          form[name].add(Math.min(index, form[name].rows.length)),
    ),
    fc.tuple(list, fc.nat(3)).map(
      ([name, index]): Step =>
        (form) =>
          form[name].remove(index),
    ),
    fc.tuple(list, fc.nat(3), fc.nat(3)).map(
      ([name, from, to]): Step =>
        (form) =>
          form[name].move(from, to),
    ),
    fc.tuple(list, fc.nat(3), fc.nat(9), text, stars).map(
      ([name, index, place, typed, rating]): Step =>
        (form) =>
          typeIntoRow(form[name].rows[index]?.fields ?? {}, place, typed, rating),
    ),
  );

  /** Puts a value of the kind the field has into any field of a line, apart from those with fixed choices. */
  function typeIntoRow(fields: object, place: number, typed: string, rating: number | null): void {
    const names = Object.keys(fields).filter((name) => !['id', 'role', 'kind'].includes(name));
    const name = names[place % names.length];
    if (name === undefined) return;
    const value = name === 'rating' ? rating : name === 'yes' ? typed === '' : typed;
    Object.assign(fields, { [name]: value });
  }

  const left = fc
    .tuple(fc.constantFrom(null, film(), film(FULL)), fc.constantFrom(...LANGUAGES), fc.array(step))
    .map(([before, language, steps]) => {
      const form = open(before, language);
      for (const take of steps) take(form);
      return { before, form };
    });

  test('goes on as it was, whatever was typed, also when the language is another one by now', () => {
    fc.assert(
      fc.property(left, fc.constantFrom(...LANGUAGES), ({ before, form }, language) => {
        const stored: unknown = JSON.parse(JSON.stringify(form.typed()));
        const typed = typedFormSchema.parse(stored);
        const again = FilmForm.from(before, typed, { language, words: MESSAGES[language] });
        expect(again.typed()).toEqual(form.typed());
        expect(again.values).toEqual(form.values);
        expect(again.changed).toEqual(form.changed);
        expect(again.problems).toEqual(form.problems);
        expect(again.isNew).toBe(form.isNew);
        if (before !== null) expect(again.toValues()).toEqual(form.toValues());
        if (form.text.title.trim() !== '') expect(again.toDraft()).toEqual(form.toDraft());
      }),
    );
  });

  test('is plain data that knows nothing of what is typed later', () => {
    const form = open(film(FULL));
    const typed = form.typed();
    const copy = structuredClone(typed);
    form.text.title = 'Anders';
    row(form.credits).person = 'Anders';
    form.tokens.genres.push('Anders');
    form.links.add();
    expect(typed).toEqual(copy);
    const again = FilmForm.from(film(FULL), typed, { language: 'de', words: MESSAGES.de });
    row(again.credits).person = 'Ganz anders';
    again.tokens.genres.push('Ganz anders');
    expect(typed).toEqual(copy);
  });

  test('gives new lines a key that no line had', () => {
    const form = open(film(FULL));
    form.credits.add();
    form.credits.add();
    const again = FilmForm.from(film(FULL), form.typed(), { language: 'de', words: MESSAGES.de });
    again.credits.add();
    const keys = again.credits.rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('fields that a person defined', () => {
  const DEFINED: readonly FieldDefinition[] = [
    { name: 'Box', kind: 'number', choices: [] },
    { name: 'Gekauft', kind: 'date', choices: [] },
    { name: 'Hülle', kind: 'choice', choices: ['Pappe', 'Blech'] },
    { name: 'Geprüft', kind: 'boolean', choices: [] },
  ];
  const openDefined = (draft: FilmDraft) =>
    new FilmForm(film(draft), { language: 'de', words: MESSAGES.de, customFields: DEFINED });
  const own = (form: FilmForm, name: string) => {
    const found = ownFields(form.custom.rows, DEFINED).own.find(({ field }) => field.name === name);
    if (found === undefined) throw new Error(`no field ${name}`);
    return found;
  };
  const type = (form: FilmForm, name: string, text: string) =>
    typeText(form.custom, own(form, name), text);

  test('are typed in the spelling of the person and become values of their kind', () => {
    const form = openDefined({});
    type(form, 'Box', '3,5');
    type(form, 'Gekauft', '17.06.1988');
    type(form, 'Hülle', 'Blech');
    answer(form.custom, own(form, 'Geprüft'), false);
    expect(form.toValues()).toEqual({
      custom: [
        { name: 'Box', value: 3.5 },
        { name: 'Gekauft', value: '1988-06-17' },
        { name: 'Hülle', value: 'Blech' },
        { name: 'Geprüft', value: false },
      ],
    });
  });

  test('are shown by name, whatever its spelling, and the others stay lines of their own', () => {
    const form = openDefined({
      custom: [
        { name: 'Ort', value: 'x' },
        { name: 'gekauft', value: '2019-06' },
        { name: 'Gekauft', value: '2020' },
      ],
    });
    expect(own(form, 'Gekauft').row?.fields.text).toBe('Juni 2019');
    const { others } = ownFields(form.custom.rows, DEFINED);
    expect(others.map(({ fields }) => fields.name)).toEqual(['Ort', 'Gekauft']);
    expect(form.changes).toBe(0);
  });

  test('lose their value when their text is deleted, and nothing else does', () => {
    const form = openDefined({
      custom: [
        { name: 'Box', value: 3 },
        { name: 'Ort', value: 'x' },
        { name: 'Geprüft', value: true },
      ],
    });
    type(form, 'Box', '');
    answer(form.custom, own(form, 'Geprüft'), null);
    expect(form.toValues()).toEqual({ custom: [{ name: 'Ort', value: 'x' }] });
    type(form, 'Box', '3');
    answer(form.custom, own(form, 'Geprüft'), true);
    expect(form.changes).toBe(0);
  });

  test('tell what cannot be read, and keep what they were until then', () => {
    const form = openDefined({ custom: [{ name: 'Box', value: 3 }] });
    type(form, 'Box', 'drei');
    type(form, 'Gekauft', '31.2.2019');
    expect(form.unreadable).toBe(2);
    expect(form.toValues()).toEqual({});
    const path = `custom.${own(form, 'Box').row?.key}.text`;
    form.leave(path);
    expect(form.error(path)).toBe(MESSAGES.de.form.problem.number);
  });

  test('keep a value of another kind until another is typed', () => {
    const before = [{ name: 'Box', value: 'drei' }];
    const form = openDefined({ custom: before });
    expect(own(form, 'Box').row?.fields).toMatchObject({ kind: 'text', text: 'drei' });
    type(form, 'Box', 'drei x');
    type(form, 'Box', 'drei');
    expect(form.values.custom).toEqual(before);
    type(form, 'Box', '3');
    expect(form.toValues()).toEqual({ custom: [{ name: 'Box', value: 3 }] });
  });

  test('come back from a draft as they were typed', () => {
    const form = openDefined({ custom: [{ name: 'Gekauft', value: '2019' }] });
    type(form, 'Gekauft', '6.2019');
    type(form, 'Box', 'dr');
    const typed = typedFormSchema.parse(JSON.parse(JSON.stringify(form.typed())));
    const speech = { language: 'de', words: MESSAGES.de, customFields: DEFINED } as const;
    const again = FilmForm.from(form.before, typed, speech);
    expect(own(again, 'Box').row?.fields.text).toBe('dr');
    expect(again.values.custom).toEqual([{ name: 'Gekauft', value: '2019-06' }]);
  });
});
