import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type FilmDraft, type Image } from '../../data/model/film.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { PagePicture, Size } from './page-pictures.ts';
import { PagePosters } from './page-posters.svelte.ts';
import { PasteState } from './paste.svelte.ts';

const NOW = '2024-05-01T12:00:00.000Z';

const stored = (data: string): Image => ({
  hash: data.padEnd(64, '0'),
  kind: 'poster',
  format: 'png',
  width: 2,
  height: 3,
  bytes: 70,
  placeholder: '#102030',
});

const picture = (name: string): PagePicture => ({
  name,
  words: name,
  read: () => new Blob([name]),
});

type Named = readonly [draft: FilmDraft, posterName: string | null];

/** A preview of films, in a library that has `here` and refuses pictures called broken. */
function previewOf(films: readonly Named[], here: FilmDraft | null = null) {
  const film = here === null ? null : createFilm({ title: '', ...here }, 'film-0001', NOW);
  return new PasteState(
    {
      text: '',
      films: films.map(([draft, posterName]) => ({ draft, evidence: {}, posterName })),
      labels: [],
      discarded: [],
    },
    {
      similar: () =>
        Promise.resolve(film === null ? [] : [{ id: film.id, year: null } as unknown as FilmCard]),
      films: () => Promise.resolve(film === null ? [] : [film]),
      addImage: ({ data }) => {
        const name = atob(data);
        if (name.startsWith('broken')) return Promise.reject(new FilmothekError('image-broken'));
        return Promise.resolve(stored(name));
      },
    },
  );
}

const UPRIGHT: Size = { width: 300, height: 450 };

async function posed(
  paste: PasteState,
  pictures: readonly string[] | null,
  sizes: (name: string) => Size | null = () => UPRIGHT,
) {
  const posters = new PagePosters(paste, pictures?.map(picture) ?? null, async (blob) =>
    sizes(await blob.text()),
  );
  await paste.lookForSimilar();
  await posters.takeAll();
  return posters;
}

const posterOf = (paste: PasteState, at = 0) =>
  paste.films[at]?.poster?.hash.replace(/0+$/, '') ?? null;

describe('a page that came with pictures', () => {
  it('gives every film the one that it names, which is no work of the person’s', async () => {
    const paste = previewOf([
      [{ title: 'Rush' }, 'rush.jpg'],
      [{ title: 'Heat' }, null],
      [{ title: 'Alien' }, 'ALIEN.jpg'],
    ]);
    const posters = await posed(paste, ['alien.jpg', 'rush.jpg', 'poster.jpg']);
    expect([0, 1, 2].map((at) => posterOf(paste, at))).toEqual(['rush.jpg', null, 'alien.jpg']);
    expect(paste.isEdited).toBe(false);
    expect(posters.isPending).toBe(false);
  });

  it('gives its only film the only upright picture that is called a poster', async () => {
    const paste = previewOf([[{ title: 'Rush' }, null]]);
    await posed(paste, ['logo.png', 'plakat-klein.jpg', 'plakat.jpg'], (name) =>
      name === 'plakat-klein.jpg' ? { width: 100, height: 150 } : UPRIGHT,
    );
    expect(posterOf(paste)).toBe('plakat.jpg');
  });

  it.each([
    ['several are', ['poster1.jpg', 'poster2.jpg'], UPRIGHT],
    ['it is none', ['rush.jpg'], UPRIGHT],
    ['it lies on its side', ['poster.jpg'], { width: 450, height: 300 }],
    ['it cannot be shown', ['poster.jpg'], null],
    ['there are none', [], UPRIGHT],
  ] as const)('gives it none where %s', async (_why, names, size) => {
    const paste = previewOf([[{ title: 'Rush' }, null]]);
    const posters = await posed(paste, names, () => size);
    expect(posterOf(paste)).toBeNull();
    expect(posters.offered).toBeNull();
    expect(posters.count).toBe(names.length);
  });

  it('only offers it for a film of the collection that has a picture', async () => {
    const paste = previewOf([[{ title: 'Rush' }, 'rush.jpg']], {
      title: 'Rush',
      images: [stored('old.jpg')],
    });
    const posters = await posed(paste, ['rush.jpg']);
    expect(posterOf(paste)).toBeNull();
    expect(posters.offered?.name).toBe('rush.jpg');
    await posters.take();
    expect(posterOf(paste)).toBe('rush.jpg');
  });

  it('offers it again when it was removed', async () => {
    const paste = previewOf([[{ title: 'Rush' }, 'rush.jpg']], { title: 'Rush' });
    const posters = await posed(paste, ['rush.jpg']);
    expect(posterOf(paste)).toBe('rush.jpg');
    paste.removePoster();
    expect(posterOf(paste)).toBeNull();
    await posters.take();
    expect(posterOf(paste)).toBe('rush.jpg');
  });

  it('tells why a picture was refused, and leaves the film as it was', async () => {
    const paste = previewOf([
      [{ title: 'Rush' }, 'broken.jpg'],
      [{ title: 'Heat' }, 'heat.jpg'],
    ]);
    const posters = await posed(paste, ['broken.jpg', 'heat.jpg']);
    expect(posters.refusal).toBeInstanceOf(FilmothekError);
    expect(paste.drafts()[0]).toEqual({ title: 'Rush' });
    expect(posterOf(paste, 1)).toBe('heat.jpg');
  });

  it('leaves a poster alone that a person gave meanwhile', async () => {
    const paste = previewOf([[{ title: 'Rush' }, 'rush.jpg']]);
    await paste.addPoster(new Blob(['mine.jpg']));
    await posed(paste, ['rush.jpg']);
    expect(posterOf(paste)).toBe('mine.jpg');
    expect(paste.isEdited).toBe(true);
  });
});

it('a page that came alone offers nothing', async () => {
  const paste = previewOf([[{ title: 'Rush' }, 'rush.jpg']]);
  const posters = await posed(paste, null);
  expect(posters.offered).toBeNull();
  expect(posters.count).toBeNull();
});
