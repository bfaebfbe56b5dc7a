import { expect, test } from 'vitest';
import type { LibraryApi } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Image, type ImageKind } from '../../data/model/film.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import { originalOf } from '../../data/model/picture-edit.ts';
import { FilmForm } from './film-form.svelte.ts';
import { PictureIntake } from './picture-intake.svelte.ts';

const speech = { language: 'de', words: MESSAGES.de } as const;
const quarter = { turn: 90, crop: null } as const;

function file(digit: string) {
  const size = { width: 2, height: 3, bytes: 4 };
  return { hash: digit.repeat(64), format: 'png', ...size, placeholder: '#102030' };
}

const picture = (digit: string, kind: ImageKind = 'poster'): Image => ({ ...file(digit), kind });

/** A form with the pictures a, b and c; a picture that is made of one is e. */
function opened(refusal: FilmothekError | null = null) {
  const images = [picture('a'), picture('b', 'still'), picture('c', 'back')];
  const film = createFilm({ title: 'Solaris', images }, 'film-0001', '2024-05-01T12:00:00.000Z');
  const form = new FilmForm(film, speech);
  const api: Pick<LibraryApi, 'addImage' | 'editImage'> = {
    addImage: async ({ data, kind }) => picture(atob(data), kind),
    editImage: async ({ original, kind, edit }) => {
      if (refusal !== null) throw refusal;
      return { ...picture('e', kind), edited: { original: file(original[0] ?? ''), ...edit } };
    },
  };
  return { form, intake: new PictureIntake(form, api, speech), images };
}

const hashes = (form: FilmForm) => form.images.map(({ hash }) => hash[0]).join('');

test('an edited picture takes the place of the other, and its original comes back', async () => {
  const { form, intake, images } = opened();
  await intake.edit(images[1] ?? picture('x'), quarter);
  expect(hashes(form)).toBe('aec');
  expect(form.images[1]).toMatchObject({ kind: 'still', edited: { turn: 90 } });
  expect(intake.chosen).toBe('e'.repeat(64));
  expect(form.changed).toEqual(['images']);
  const edited = form.images[1] ?? picture('x');
  expect(originalOf(edited)).toEqual(images[1]);
  await intake.edit(edited, { turn: 0, crop: null });
  expect(form.images).toEqual(images);
  expect(form.changes).toBe(0);
});

test('a picture is replaced by another one of the same kind, which is not there twice', async () => {
  const { form, intake, images } = opened();
  await intake.replace(images[2] ?? picture('x'), new File(['d'], 'd.png'));
  expect(hashes(form)).toBe('abd');
  expect(form.images[2]?.kind).toBe('back');
  await intake.replace(form.images[2] ?? picture('x'), new File(['a'], 'a.png'));
  expect(hashes(form)).toBe('ba');
});

test('a picture that was taken away meanwhile stays away', async () => {
  const { form, intake, images } = opened();
  const editing = intake.edit(images[1] ?? picture('x'), quarter);
  form.images = form.images.filter(({ hash }) => !hash.startsWith('b'));
  await editing;
  expect(hashes(form)).toBe('ac');
});

test('an edit that fails is told, and the picture stays', async () => {
  const refusal = new FilmothekError('image-missing');
  const { form, intake, images } = opened(refusal);
  await intake.edit(images[0] ?? picture('x'), quarter);
  expect(intake.problem).toBe(MESSAGES.de.errors['image-missing']({}));
  expect(intake.reading).toBe(0);
  expect(form.images).toEqual(images);
});
