import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bulkEditor, type BulkEdit, type BulkStep } from '../model/bulk-edit.ts';
import { BULK_FIELD_NAMES, actionsOf } from '../model/bulk-fields.ts';
import { applyEdits, invert } from '../model/change.ts';
import { createFilm, filmSchema, type Film } from '../model/film.ts';
import { BLANK_STEP, readStep } from '../model/typed-step.ts';
import { anyFilm } from '../test-films.ts';

const NOW = '2026-03-12T10:00:00.000Z';

const BARE = createFilm({ title: 'Heat' }, 'film-0001', NOW);

let ids = 0;
const context = () => ({ place: 0, newId: () => `new-${(ids += 1)}` });

/** The film after an edit, checked as the library checks it; the same film where nothing changes. */
function after(film: Film, edit: BulkEdit): Film {
  const change = bulkEditor(edit)(film, context());
  return change === null ? film : filmSchema.parse(applyEdits(film, change.fields, NOW));
}

/** A step of any field and action, as it could be typed. */
const anyStep: fc.Arbitrary<BulkStep> = fc
  .record({
    chosen: fc.constantFrom(
      ...BULK_FIELD_NAMES.flatMap((field) => actionsOf(field).map((action) => ({ field, action }))),
    ),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('1988', '-2', '104', '1990-02'),
    ),
    find: fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    by: fc.string({ unit: 'binary', maxLength: 3 }),
    tokens: fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 3 }),
    rating: fc.option(fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2)),
    matchesCase: fc.boolean(),
    isWhole: fc.boolean(),
    among: fc.constantFrom('', 'DVD'),
  })
  .map(({ chosen, ...typed }) =>
    readStep({ ...BLANK_STEP, ...typed, ...chosen, value: typed.text }, 'de'),
  )
  .filter((read) => read.ok)
  .map((read) => {
    if (!read.ok) throw new Error('filtered');
    return read.step;
  });

describe('for any film and any edit', () => {
  const size = { width: 2, height: 3, bytes: 9, placeholder: '#000000' };
  const films = anyFilm([{ hash: 'a'.repeat(64), kind: 'poster', format: 'jpg', ...size }]);
  const edits = fc.array(anyStep, { minLength: 1, maxLength: 4 });

  test('the film is still one, and undo makes it what it was', () => {
    fc.assert(
      fc.property(films, edits, (film, edit) => {
        const change = bulkEditor(edit)(film, context());
        if (change === null) return;
        const edited = filmSchema.parse(applyEdits(film, change.fields, NOW));
        const back = invert(change);
        if (back.type !== 'edit') throw new Error('an edit inverted is an edit');
        expect(applyEdits(edited, back.fields, film.updated)).toEqual(film);
      }),
    );
  });

  test('an edit that sets, clears, adds or removes changes nothing when made again', () => {
    const lasting = anyStep.filter(
      (step) => !('edit' in step) || ['set', 'clear', 'add', 'remove'].includes(step.edit.do),
    );
    fc.assert(
      fc.property(films, lasting, (film, step) => {
        const edited = after(film, [step]);
        expect(bulkEditor([step])(edited, context())).toBeNull();
      }),
    );
  });

  test('no list of words gets a double', () => {
    const onWords = anyStep.filter((step) => step.type === 'tokens');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 3 }), {
          selector: (each) => each.trim().toLowerCase(),
        }),
        onWords,
        (words, step) => {
          if (step.type !== 'tokens') return;
          const film = filmSchema.parse({ ...BARE, [step.field]: words });
          const keys = after(film, [step])[step.field].map((each) => each.trim().toLowerCase());
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});
