import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, invertAll, setFields } from './model/change.ts';
import {
  changedFields,
  fieldsToFill,
  fillChoices,
  filledFilm,
  pageFilm,
} from './model/film-fill.ts';
import {
  choicesFor,
  MERGE_FIELDS,
  type MergeChoice,
  type MergeChoices,
  type MergeField,
} from './model/film-merge.ts';
import { createFilm, type Film, type FilmDraft, type Image } from './model/film.ts';
import { fold } from './model/search-text.ts';
import { anyFilm } from './test-films.ts';

const NOW = '2024-05-01T12:00:00.000Z';
const picture = (digit: string): Image => ({
  hash: digit.repeat(64),
  kind: 'poster',
  format: 'jpg',
  width: 2,
  height: 3,
  bytes: 100,
  placeholder: '#000000',
});
const film = (draft: FilmDraft) => createFilm({ title: 'Red Heat', ...draft }, 'film-here', NOW);
const credit = (person: string, character: string | null = null) =>
  ({ person, role: 'actor', character, job: null }) as const;

/** The film after the page was filled in, with what a person chose and otherwise as it is offered. */
function filled(here: Film, draft: FilmDraft, chosen: Partial<MergeChoices> = {}): Film {
  const titled = { title: here.title, ...draft };
  const page = pageFilm(here, titled);
  const choices = fillChoices(here, page, fieldsToFill(here, page, titled));
  return filledFilm(here, page, { ...choices, ...chosen });
}

describe('a film that a page is filled into', () => {
  it('gets what is missing and keeps what is there', () => {
    const here = film({ year: 1988, genres: ['Krimi'], status: 'wanted', notes: 'Geschenk' });
    const after = filled(here, {
      year: 1988,
      runtime: 104,
      genres: ['Actionfilm'],
      countries: ['USA'],
    });
    expect(changedFields(here, after)).toEqual(['runtime', 'countries'].sort(inOrder));
    expect(after).toMatchObject({ runtime: 104, genres: ['Krimi'], status: 'wanted' });
  });

  it('gets people it does not have, and nobody twice for another spelling of a character', () => {
    const here = film({ credits: [credit('Arnold Schwarzenegger', 'Iwan Danko'), credit('A')] });
    const people = [
      credit('Arnold Schwarzenegger', 'Captain Ivan Danko'),
      credit('A', 'Art'),
      credit('B'),
    ];
    expect(filled(here, { credits: people }).credits).toEqual([
      credit('Arnold Schwarzenegger', 'Iwan Danko'),
      credit('A', 'Art'),
      credit('B'),
    ]);
    expect(filled(here, { credits: people }, { credits: 'right' }).credits).toEqual(people);
  });

  it('keeps a title that gives way as another title', () => {
    const here = film({ title: 'Red Heat' });
    const after = filled(here, { title: 'Roter Hammer' }, { title: 'right' });
    expect(after).toMatchObject({ title: 'Roter Hammer', alternativeTitles: ['Red Heat'] });
    expect(filled(here, { title: 'Roter Hammer' })).toMatchObject({
      title: 'Red Heat',
      alternativeTitles: ['Roter Hammer'],
    });
  });

  it('gets the poster of the page first only where that is chosen, and loses no picture', () => {
    const here = film({ images: [picture('1')] });
    const draft = { images: [picture('2')] };
    const hashes = (after: Film) => after.images.map(({ hash }) => hash[0]);
    expect(hashes(filled(here, draft))).toEqual(['1', '2']);
    expect(hashes(filled(here, draft, { images: 'right' }))).toEqual(['2', '1']);
    expect(hashes(filled(here, draft, { images: 'left' }))).toEqual(['1']);
  });

  it('is not changed by its own page read again', () => {
    const draft: FilmDraft = {
      year: 1988,
      credits: [credit('A', 'Art')],
      plot: 'Zwei Polizisten.',
    };
    const here = film(draft);
    expect(changedFields(here, filled(here, draft))).toEqual([]);
    expect(fieldsToFill(here, pageFilm(here, { title: here.title, ...draft }), draft)).toEqual([]);
  });

  it('loses nothing, whatever is chosen', () => {
    fc.assert(
      fc.property(anyFilm([picture('1')]), anyFilm([picture('2')]), fc.gen(), (here, page, any) => {
        const stated = any(fc.subarray, [...MERGE_FIELDS]);
        const draft: FilmDraft = Object.fromEntries(stated.map((field) => [field, page[field]]));
        const titled = { ...draft, title: page.title };
        const other = pageFilm(here, titled);
        const fields = fieldsToFill(here, other, titled);
        const picked = Object.fromEntries(
          fields.map((field) => [field, any(fc.constantFrom, ...choicesFor(here, other, field))]),
        ) as Partial<Record<MergeField, MergeChoice>>;
        const choices = { ...fillChoices(here, other, fields), ...picked };
        const after = filledFilm(here, other, choices);
        for (const field of MERGE_FIELDS) {
          const isReplaced = choices[field] === 'right';
          // A title that gives way is added to the other titles.
          if (field !== 'alternativeTitles' && !fields.includes(field)) {
            expect(after[field]).toEqual(here[field]);
          }
          if (!isReplaced && typeof here[field] === 'string') {
            expect(after[field]).toContain(here[field]);
          }
        }
        for (const { hash } of here.images) {
          expect(after.images.map((image) => image.hash)).toContain(hash);
        }
        if (choices.alternativeTitles === 'both') {
          const titles = [after.title, after.originalTitle ?? '', ...after.alternativeTitles];
          expect(titles.map(keyOf)).toContain(keyOf(here.title));
        }
        const change = setFields(here, after);
        const [back] = invertAll([change]);
        if (back?.type !== 'edit') throw new Error('an edit is taken back by an edit');
        const undone = applyEdits(applyEdits(here, change.fields, NOW), back.fields, here.updated);
        expect(undone).toEqual(here);
      }),
    );
  });
});

const keyOf = (title: string) => fold(title) || title;
const inOrder = (a: string, b: string) =>
  MERGE_FIELDS.indexOf(a as MergeField) - MERGE_FIELDS.indexOf(b as MergeField);
