import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmDraftSchema, type Credit, type FilmDraft } from '../../data/model/film.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import type { RecognisedFilm } from '../../data/model/recognition.ts';
import { rowsOf } from './recognised-rows.ts';
import { finished, withRow } from './row-edits.ts';
import type { RowKey } from './row-keys.ts';

const credit = (role: Credit['role'], person: string, character: string | null = null): Credit => ({
  person,
  role,
  character,
  job: null,
});

const RED_HEAT: RecognisedFilm = {
  draft: {
    title: 'Red Heat',
    runtime: 104,
    releaseDate: '1988-06-17',
    genres: ['Action', 'Krimi'],
    credits: [
      credit('actor', 'Arnold Schwarzenegger', 'Ivan Danko'),
      credit('director', 'Walter Hill'),
      credit('actor', 'James Belushi', 'Art Ridzik'),
    ],
    plot: 'Erster Absatz.\n\nZweiter Absatz.',
    reviews: [{ text: 'Solide.', author: null, source: 'Filmdienst', url: null }],
  },
  evidence: {
    title: { confidence: 'sure', spans: [{ start: 0, end: 8 }] },
    credits: { confidence: 'check', spans: [] },
  },
  posterName: null,
};

function rows(draft: FilmDraft, edited: readonly RowKey[] = []) {
  return rowsOf({ ...RED_HEAT, draft }, edited, MESSAGES.de, 'de');
}

function edited(draft: FilmDraft, key: RowKey, typed: string): FilmDraft {
  const result = withRow(draft, key, typed);
  if (!result.ok) throw new Error(result.problem);
  return result.draft;
}

describe('the lines of a recognised film', () => {
  it('say every field that has a value, people by what they did', () => {
    expect(rows(RED_HEAT.draft).map(({ label, text }) => [label, text])).toEqual([
      ['Titel', 'Red Heat'],
      ['Jahr', ''],
      ['Kinostart', '17.06.1988'],
      ['Laufzeit', '104 Min'],
      ['Genres', 'Action, Krimi'],
      ['Regie', 'Walter Hill'],
      ['Darsteller', 'Arnold Schwarzenegger (Ivan Danko), James Belushi (Art Ridzik)'],
      ['Handlung', 'Erster Absatz.\n\nZweiter Absatz.'],
      ['Kritik', 'Solide. (Filmdienst)'],
    ]);
  });

  it('ask for title and year when they are missing and for nothing else', () => {
    expect(rows({}).map(({ key, confidence }) => [key, confidence])).toEqual([
      ['title', 'missing'],
      ['year', 'missing'],
    ]);
  });

  it('are as sure as what was read', () => {
    const found = new Map(rows(RED_HEAT.draft).map(({ key, confidence }) => [key, confidence]));
    expect(found.get('title')).toBe('sure');
    expect(found.get('credits:director')).toBe('check');
  });

  it('say that a person changed them, also when they were emptied', () => {
    const draft = edited(edited(RED_HEAT.draft, 'runtime', ''), 'title', 'Rote Hitze');
    const changed = rows(draft, ['runtime', 'title']).filter(
      ({ confidence }) => confidence === 'edited',
    );
    expect(changed.map(({ key, text }) => [key, text])).toEqual([
      ['title', 'Rote Hitze'],
      ['runtime', ''],
    ]);
  });

  it('show what cannot be typed here', () => {
    const shown = rows({
      title: 'Red Heat',
      externalIds: [{ source: 'imdb', id: 'tt0095963' }],
      series: { name: 'Buddy-Cops', number: 2 },
    });
    expect(shown.filter(({ form }) => form === 'fixed').map(({ text }) => text)).toEqual([
      'Buddy-Cops 2',
      'imdb tt0095963',
    ]);
  });
});

describe('a line typed anew', () => {
  it('changes its field and leaves the others', () => {
    const draft = edited(RED_HEAT.draft, 'year', ' 1988 ');
    expect(draft).toEqual({ ...RED_HEAT.draft, year: 1988 });
  });

  it('with nothing typed changes nothing', () => {
    for (const { key, typed } of rows(RED_HEAT.draft).filter((row) => row.text !== '')) {
      const draft = edited(RED_HEAT.draft, key, typed);
      const sorted = (credits: readonly Credit[] = []) =>
        credits.map(({ person }) => person).sort();
      expect(sorted(draft.credits)).toEqual(sorted(RED_HEAT.draft.credits));
      expect({ ...draft, credits: [] }).toEqual({ ...RED_HEAT.draft, credits: [] });
    }
  });

  it('that cannot be understood is refused', () => {
    expect(withRow({}, 'year', '19x8')).toEqual({ ok: false, problem: 'year' });
    expect(withRow({}, 'runtime', 'lang')).toEqual({ ok: false, problem: 'runtime' });
    expect(withRow({}, 'releaseDate', '31.02.1988')).toEqual({ ok: false, problem: 'date' });
    expect(withRow({}, 'title', '  ')).toEqual({ ok: false, problem: 'title' });
  });

  it('keeps the characters of people who stay and reads those who are new', () => {
    const draft = edited(
      RED_HEAT.draft,
      'credits:actor',
      'James Belushi (Art Ridzik)\n\nGina Gershon (Cat)\nPeter Boyle',
    );
    expect(draft.credits).toEqual([
      credit('actor', 'James Belushi', 'Art Ridzik'),
      credit('actor', 'Gina Gershon', 'Cat'),
      credit('actor', 'Peter Boyle'),
      credit('director', 'Walter Hill'),
    ]);
  });

  it('keeps what a link and a review were called', () => {
    const links = [{ url: 'https://a.example', label: 'Quelle' }];
    expect(edited({ links }, 'links', 'https://b.example\nhttps://a.example').links).toEqual([
      { url: 'https://b.example', label: null },
      { url: 'https://a.example', label: 'Quelle' },
    ]);
    const { reviews } = edited(RED_HEAT.draft, 'reviews:0', 'Sehr solide.');
    expect(reviews).toEqual([
      { text: 'Sehr solide.', author: null, source: 'Filmdienst', url: null },
    ]);
  });

  it('never makes a draft the library would refuse', () => {
    const keys: RowKey[] = [
      'title',
      'year',
      'runtime',
      'releaseDate',
      'genres',
      'plot',
      'credits:actor',
      'credits:other',
      'reviews:0',
      'links',
      'certification',
    ];
    const typing = fc.oneof(
      fc.string(),
      fc.constantFrom('1988', '0', '9999', '(x)', 'a – b (c)', '17.6.1988', '99999 h'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), typing, (key, typed) => {
        const result = withRow(RED_HEAT.draft, key, typed);
        const draft = result.ok ? finished(result.draft) : {};
        expect(filmDraftSchema.safeParse(draft).error).toBeUndefined();
      }),
    );
  });
});

describe('a finished draft', () => {
  it('has no review that was emptied', () => {
    const draft = edited(RED_HEAT.draft, 'reviews:0', '');
    expect(draft.reviews).toHaveLength(1);
    expect(finished(draft).reviews).toEqual([]);
  });
});
