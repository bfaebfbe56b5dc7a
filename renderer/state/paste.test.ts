import { describe, expect, it, vi } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type FilmDraft, type Image } from '../../data/model/film.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { Recognition, Span } from '../../data/model/recognition.ts';
import { PasteState, SHOWN_LENGTH } from './paste.svelte.ts';
import { present } from './pasted-film.ts';

const NOW = '2024-05-01T12:00:00.000Z';

const IMAGE: Image = {
  hash: 'a'.repeat(64),
  kind: 'poster',
  format: 'png',
  width: 2,
  height: 3,
  bytes: 70,
  placeholder: '#102030',
};

const card = (title: string, year: number | null): FilmCard => ({
  id: `film-${title}-${year}`,
  title,
  originalTitle: null,
  year,
  director: null,
  runtime: null,
  genres: [],
  countries: [],
  status: 'owned',
  medium: null,
  shelf: null,
  added: '2024-05-01T12:00:00.000Z',
  tags: [],
  custom: [],
  lastSeen: null,
  watched: false,
  lent: false,
  favourite: false,
  rating: null,
  poster: null,
});

function recognition(...drafts: FilmDraft[]): Recognition {
  return {
    text: 'Rush\nRegie: Lili Fini Zanuck',
    films: drafts.map((draft) => ({ draft, evidence: {}, posterName: null })),
    labels: [{ start: 5, end: 10 }],
    discarded: [],
  };
}

/** A library with these films in it, that takes or refuses pictures. */
function library(cards: readonly FilmCard[] = [], refusal: FilmothekError | null = null) {
  return {
    similar: ({ title }: { readonly title: string }) =>
      Promise.resolve(cards.filter((each) => each.title === title)),
    films: ({ ids }: { readonly ids: readonly string[] }) =>
      Promise.resolve(
        cards
          .filter(({ id }) => ids.includes(id))
          .map(({ id, title, year }) => createFilm({ title, year }, id, NOW)),
      ),
    addImage: () => (refusal === null ? Promise.resolve(IMAGE) : Promise.reject(refusal)),
  };
}

describe('a pasted page', () => {
  it('adds every film unless it was left out', () => {
    const paste = new PasteState(recognition({ title: 'Rush' }, { title: 'Heat' }), library());
    expect(paste.drafts()).toEqual([{ title: 'Rush' }, { title: 'Heat' }]);
    paste.choose(0, false);
    expect(paste.drafts()).toEqual([{ title: 'Heat' }]);
    paste.chooseAll(false);
    expect(paste.drafts()).toEqual([]);
  });

  it('adds what was typed instead of what was read', () => {
    const paste = new PasteState(recognition({ title: 'Rush' }, { title: 'Heat' }), library());
    paste.select(1);
    expect(paste.edit('year', '1995')).toBeNull();
    expect(paste.edit('title', 'Heat (Langfassung)')).toBeNull();
    expect(paste.drafts()).toEqual([
      { title: 'Rush' },
      { title: 'Heat (Langfassung)', year: 1995 },
    ]);
    expect(paste.film?.edited).toEqual(['year', 'title']);
  });

  it('keeps the film as it was when what was typed is wrong', () => {
    const paste = new PasteState(recognition({ title: 'Rush', year: 1991 }), library());
    expect(paste.edit('year', 'neunzehn')).toBe('year');
    expect(paste.drafts()).toEqual([{ title: 'Rush', year: 1991 }]);
  });

  it('names the first chosen film without a title', () => {
    const paste = new PasteState(recognition({ title: 'Rush' }, { year: 1995 }), library());
    expect(paste.withoutTitle()).toBe(1);
    paste.choose(1, false);
    expect(paste.withoutTitle()).toBeNull();
  });
});

describe('the collection', () => {
  it('is asked about every film and its year decides what is there already', async () => {
    const paste = new PasteState(
      recognition({ title: 'Rush' }, { title: 'Heat', year: 1995 }, { title: 'Alien' }),
      library([card('Rush', 2013), card('Heat', 1986)]),
    );
    await paste.lookForSimilar();
    expect(paste.films.map((film) => film.similar?.length)).toEqual([1, 1, 0]);
    expect(paste.films.map((film) => present(film).length)).toEqual([1, 0, 0]);
    paste.chooseNew();
    expect(paste.drafts().map(({ title }) => title)).toEqual(['Heat', 'Alien']);
  });

  it('is asked again when the title changes', async () => {
    const paste = new PasteState(recognition({ title: 'Rsuh' }), library([card('Rush', 1991)]));
    await paste.lookForSimilar();
    expect(paste.film?.similar).toEqual([]);
    paste.edit('title', 'Rush');
    await vi.waitFor(() => expect(paste.film?.similar).toEqual([card('Rush', 1991)]));
  });

  it('that cannot be asked hinders nothing', async () => {
    const unreachable = {
      ...library(),
      similar: () => Promise.reject(new FilmothekError('not-reachable')),
    };
    const paste = new PasteState(recognition({ title: 'Rush' }), unreachable);
    await paste.lookForSimilar();
    expect(paste.film?.similar).toBeNull();
    expect(paste.drafts()).toEqual([{ title: 'Rush' }]);
  });
});

describe('a film that is there already', () => {
  const heat = card('Heat', 1995);
  const page = () =>
    recognition({ title: 'Rush', year: 1991 }, { title: 'Heat', year: 1995, runtime: 170 });
  const fields = (paste: PasteState) =>
    paste.changes().map((change) => (change.type === 'edit' ? change.fields : change.film.title));

  it('gets what it does not have, in one edit with the films that are new', async () => {
    const paste = new PasteState(page(), library([heat]));
    await paste.lookForSimilar();
    expect(paste.fills).toBe(1);
    expect(fields(paste)).toEqual(['Rush', { runtime: { before: null, after: 170 } }]);
  });

  it('is found by its original title, too', async () => {
    const draft = { title: 'Hitze', originalTitle: 'Heat', year: 1995 };
    const paste = new PasteState(recognition(draft), library([heat]));
    await paste.lookForSimilar();
    expect(paste.filling?.here.id).toBe(heat.id);
  });

  it('is added a second time where a person wants that', async () => {
    const paste = new PasteState(page(), library([heat]));
    await paste.lookForSimilar();
    paste.select(1);
    paste.goInto('new');
    expect(fields(paste)).toEqual(['Rush', 'Heat']);
    expect(paste.fills).toBe(0);
  });

  it('keeps or gives up single fields as a person chooses', async () => {
    const draft = { title: 'Heat', year: 1995, runtime: 170, plot: 'Ein Dieb.' };
    const paste = new PasteState(recognition(draft), library([heat]));
    await paste.lookForSimilar();
    paste.pick('runtime', 'left');
    expect(fields(paste)).toEqual([{ plot: { before: null, after: 'Ein Dieb.' } }]);
    expect(paste.isEdited).toBe(true);
  });

  it('that a page describes twice is edited once', async () => {
    const twice = recognition(
      { title: 'Heat', year: 1995, runtime: 170 },
      { title: 'Heat', year: 1995, tagline: 'A Los Angeles crime saga' },
    );
    const paste = new PasteState(twice, library([heat]));
    await paste.lookForSimilar();
    expect(fields(paste).map((edit) => Object.keys(edit))).toEqual([['runtime', 'tagline']]);
  });

  it('is none any more when another year is typed', async () => {
    const paste = new PasteState(recognition({ title: 'Heat', year: 1995 }), library([heat]));
    await paste.lookForSimilar();
    paste.edit('year', '1986');
    expect(paste.fills).toBe(0);
  });
});

describe('a poster', () => {
  it('becomes the first picture of the film it was given to', async () => {
    const paste = new PasteState(recognition({ title: 'Rush' }, { title: 'Heat' }), library());
    paste.select(1);
    await paste.addPoster(new Blob(['picture']));
    paste.select(0);
    expect(paste.drafts()).toEqual([{ title: 'Rush' }, { title: 'Heat', images: [IMAGE] }]);
    paste.select(1);
    paste.removePoster();
    expect(paste.drafts()[1]).toEqual({ title: 'Heat' });
  });

  it('that is refused leaves the film as it is', async () => {
    const refusal = new FilmothekError('image-broken');
    const paste = new PasteState(recognition({ title: 'Rush' }), library([], refusal));
    await expect(paste.addPoster(new Blob(['no picture']))).rejects.toBe(refusal);
    expect(paste.drafts()).toEqual([{ title: 'Rush' }]);
  });
});

describe('the source text', () => {
  const marked = (paste: PasteState, mark: 'label' | 'found') =>
    paste.segments.filter(({ marks }) => marks.includes(mark)).map(({ text }) => text);

  it('shows labels, and where the line in focus was read', () => {
    const paste = new PasteState(recognition({ title: 'Rush' }), library());
    expect(marked(paste, 'label')).toEqual(['Regie']);
    paste.looking = [{ start: 0, end: 4 }];
    expect(marked(paste, 'found')).toEqual(['Rush']);
  });

  it('that is very long is shown around the film in the preview', () => {
    const padding = 'Navigation\n'.repeat(100_000);
    const spans: Span[] = [{ start: padding.length, end: padding.length + 4 }];
    const paste = new PasteState(
      {
        text: `${padding}Rush\n${padding}`,
        films: [
          {
            draft: { title: 'Rush' },
            evidence: { title: { confidence: 'sure', spans } },
            posterName: null,
          },
        ],
        labels: [],
        discarded: [],
      },
      library(),
    );
    const shown = paste.segments.map(({ text }) => text).join('');
    expect(shown.length).toBeLessThanOrEqual(SHOWN_LENGTH);
    expect(shown).toContain('Rush');
  });
});
