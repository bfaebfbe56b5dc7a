import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { Recognition } from '../../data/model/recognition.ts';
import { PasteState } from './paste.svelte.ts';
import { takeOver } from './take-over.ts';
import { A, openApp } from './test-library.ts';

const PAGE: Recognition = {
  text: 'A\nLaufzeit: 104',
  films: [{ draft: { title: 'A', runtime: 104 }, evidence: {}, posterName: null }],
  labels: [],
  discarded: [],
};

async function open(refuse: boolean) {
  const { app, library } = await openApp({
    similar: async () => [{ id: A, title: 'A', year: null } as FilmCard],
    ...(refuse ? { apply: async () => Promise.reject(new FilmothekError('conflict')) } : {}),
  });
  const paste = new PasteState(PAGE, app.library.api);
  await paste.lookForSimilar();
  return { app, library, paste };
}

describe('a page of a film that is there', () => {
  it('fills it in and says so', async () => {
    const { app, library, paste } = await open(false);
    const { text, show } = await takeOver(app, paste);
    expect(library.films.get(A)?.runtime).toBe(104);
    expect(show).toBe(A);
    expect(text).toBe(app.words.paste.fill.done(1, 'A'));
  });

  it('writes nothing when there is nothing to fill in', async () => {
    const { app, paste } = await open(false);
    paste.pick('runtime', 'left');
    const { done, text } = await takeOver(app, paste);
    expect(done).toBeNull();
    expect(text).toBe(app.words.paste.fill.nothing);
  });

  it('that somebody changed meanwhile is looked at again, and the conflict is told', async () => {
    const { app, library, paste } = await open(true);
    const film = library.films.get(A);
    if (film !== undefined) library.films.set(A, { ...film, runtime: 90 });
    await expect(takeOver(app, paste)).rejects.toMatchObject({ code: 'conflict' });
    expect(paste.filling?.choices.runtime).toBe('left');
    expect(paste.filling?.here.runtime).toBe(90);
  });
});
