import { beforeEach, expect, test } from 'vitest';
import type { Applied } from '../../data/model/api.ts';
import { applyEdits, type Change } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Film, type Image, type ImageKind } from '../../data/model/film.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import type { FilmCard } from '../../data/model/query.ts';
import { PictureAssignment } from './picture-assignment.svelte.ts';
import { held, NOW } from './test-library.ts';

const RUSH = 'film-rush';
const SOLARIS = 'film-solaris';

function picture(name: string, kind: ImageKind): Image {
  const hash = name.slice(0, 1).repeat(64);
  const size = { width: 2, height: 3, bytes: 4 };
  return { hash, kind, format: 'png', ...size, placeholder: '#102030' };
}

let films: Map<string, Film>;
let applied: (readonly Change[])[];
let assignment: PictureAssignment;
let gate: Promise<unknown>;

const cardOf = (id: string) => {
  const { title, year } = films.get(id) ?? { title: '', year: null };
  return { id, title, year, poster: null } as unknown as FilmCard;
};

beforeEach(() => {
  films = new Map([
    [RUSH, createFilm({ title: 'Rush', year: 1991, images: [picture('x', 'poster')] }, RUSH, NOW)],
    [SOLARIS, createFilm({ title: 'Solaris' }, SOLARIS, NOW)],
  ]);
  applied = [];
  gate = Promise.resolve();
  assignment = new PictureAssignment({
    api: {
      matchPictures: async ({ names }) =>
        names.map((name) => ({
          kind: 'poster',
          found: name.includes('Rush') ? { film: cardOf(RUSH), certainty: 'sure' } : null,
        })),
      query: async () => ({ revision: 1, total: 1, markers: [] }),
      cards: async () => ({ revision: 1, cards: [cardOf(RUSH), cardOf(SOLARIS)] }),
      addImage: async ({ data, kind }) => {
        await gate;
        if (atob(data) === 'broken') throw new FilmothekError('image-unknown');
        return picture(atob(data), kind);
      },
      film: async ({ id }) => films.get(id) ?? null,
    },
    apply: async (changes) => {
      applied.push(changes);
      return { revision: 2, ids: changes.map(() => RUSH) } as unknown as Applied;
    },
    speech: { language: 'de', words: MESSAGES.de },
  });
});

const file = (name: string, content: string) => new File([content], name);

/** What the film's pictures are after the edit, by the first digit of their names. */
function after(id: string): string {
  const change = applied.flat().find((each) => each.type === 'edit' && each.id === id);
  const film = films.get(id);
  if (change?.type !== 'edit' || film === undefined) return 'nothing';
  return applyEdits(film, change.fields, NOW)
    .images.map(({ hash }) => hash[0])
    .join('');
}

test('pictures go to the films that were found and to those that were chosen, in one edit', async () => {
  await assignment.add([file('Rush.png', 'a'), file('Scan.png', 'b'), file('Scan 2.png', 'c')]);
  const [rush, scan] = assignment.rows;
  if (rush === undefined || scan === undefined) throw new Error('no rows');
  expect(assignment.ready).toEqual([rush]);
  rush.inFront = true;
  assignment.choose(scan, 'Solaris');
  expect(scan.film).toBeNull();
  expect(await assignment.offer('sol')).toEqual([{ value: 'Rush (1991)' }, { value: 'Solaris' }]);
  assignment.choose(scan, 'Solaris');
  expect(scan.certainty).toBe('by-hand');
  expect((await assignment.takeOver())?.pictures).toBe(2);
  expect(applied).toHaveLength(1);
  expect(after(RUSH)).toBe('ax');
  expect(after(SOLARIS)).toBe('b');
  expect(assignment.rows.map((row) => row.file.name)).toEqual(['Scan 2.png']);
});

test('several pictures of a film keep their order behind what it has, and none is there twice', async () => {
  await assignment.add(['b', 'x', 'a', 'b'].map((content) => file('Rush.png', content)));
  await assignment.takeOver();
  expect(after(RUSH)).toBe('xba');
});

test('a picture that is none is told and stays, the others are taken over', async () => {
  await assignment.add([file('Rush.png', 'broken'), file('Rush 2.png', 'a')]);
  await assignment.takeOver();
  expect(after(RUSH)).toBe('xa');
  expect(assignment.rows.map(({ problem }) => problem)).toEqual([
    MESSAGES.de.errors['image-unknown']({}),
  ]);
});

test('what was stopped changes no film and can be begun again', async () => {
  const open = held<null>();
  gate = open.promise;
  await assignment.add([file('Rush.png', 'a'), file('Rush 2.png', 'b')]);
  const taking = assignment.takeOver();
  expect(assignment.taken).toBe(0);
  assignment.cancel();
  open.give(null);
  expect(await taking).toBeNull();
  expect(applied).toEqual([]);
  expect(assignment.taken).toBeNull();
  expect(assignment.rows).toHaveLength(2);
  await assignment.takeOver();
  expect(after(RUSH)).toBe('xab');
});
