import type { Applied } from '../../data/model/api.ts';
import type { AppState } from './app.svelte.ts';
import type { PasteState } from './paste.svelte.ts';

/** What was done with the films of a page, in words, and which film is looked at next. */
export interface TakenOver {
  /** `null` when the collection had all of it. */
  readonly done: Applied | null;
  readonly text: string;
  readonly show: string | null;
}

/** Adds the chosen films and fills in those that are there, as one edit. Rejects as the library does. */
export async function takeOver(app: AppState, paste: PasteState): Promise<TakenOver> {
  const words = app.words.paste;
  const { fills } = paste;
  if (fills === 0) {
    const drafts = paste.drafts();
    const done = await app.library.saveWith(() => app.library.api.addFilms({ drafts }));
    return told(done, words.taken(done.ids.length, drafts[0]?.title ?? ''));
  }
  const changes = paste.changes();
  if (changes.length === 0) {
    return { done: null, text: words.fill.nothing, show: paste.targets[0]?.id ?? null };
  }
  const adds = changes.filter(({ type }) => type === 'add').length;
  const done = await app.library.apply(changes).catch(async (error: unknown) => {
    // Somebody changed a film meanwhile: what is filled in goes by what it is now.
    await paste.lookForSimilar();
    throw error;
  });
  const title = paste.targets[0]?.title ?? '';
  const edits = changes.length - adds;
  return told(done, adds === 0 ? words.fill.done(edits, title) : words.fill.doneBoth(adds, edits));
}

function told(done: Applied, text: string): TakenOver {
  return { done, text, show: done.ids[0] ?? null };
}
