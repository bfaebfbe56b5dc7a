import type { Messages } from '../../data/model/messages/messages.ts';
import {
  withOwnLabel,
  withoutOwnLabel,
  type OwnLabel,
  type OwnMeaning,
} from '../../data/model/own-labels.ts';
import type { AppState } from './app.svelte.ts';
import type { PasteState } from './paste.svelte.ts';

/* The labels a person teaches. */

/** A meaning in words. */
export function showMeaning(meaning: OwnMeaning, words: Messages): string {
  switch (meaning.kind) {
    case 'field':
      return words.terms.field[meaning.field];
    case 'role':
      return words.terms.role[meaning.role];
    case 'section':
      return words.terms.field[meaning.section];
    case 'unused':
      return words.paste.ownLabels.unused;
  }
}

/** Remembers a label and reads the page anew with it; the note that says so takes it back. Rejects as the library does. */
export async function teach(app: AppState, paste: PasteState, added: OwnLabel): Promise<void> {
  const before = app.preferences.current.ownLabels;
  await app.preferences.change(({ ownLabels }) => ({ ownLabels: withOwnLabel(ownLabels, added) }));
  await readAnew(app, paste);
  const { catalogue, paste: words } = app.words;
  const run = () =>
    void app.attempt(async () => {
      await app.preferences.change(({ ownLabels }) => ({
        ownLabels: [
          ...withoutOwnLabel(ownLabels, added.label),
          ...before.filter((each) => !withoutOwnLabel([each], added.label).includes(each)),
        ],
      }));
      await readAnew(app, paste);
    });
  app.notes.tell(words.pick.remembered(added.label, showMeaning(added.meaning, app.words)), {
    label: catalogue.undo,
    run,
    revision: Infinity,
  });
}

/** Forgets a label; the note that says so brings it back. */
export async function forget(app: AppState, gone: OwnLabel): Promise<void> {
  await app.preferences.change(({ ownLabels }) => ({
    ownLabels: withoutOwnLabel(ownLabels, gone.label),
  }));
  const run = () =>
    void app.attempt(() =>
      app.preferences.change(({ ownLabels }) => ({ ownLabels: withOwnLabel(ownLabels, gone) })),
    );
  app.notes.tell(app.words.paste.ownLabels.removed(gone.label), {
    label: app.words.catalogue.undo,
    run,
    revision: Infinity,
  });
}

async function readAnew(app: AppState, paste: PasteState): Promise<void> {
  const { screen } = app.navigation;
  const recognition = await app.reading.again(paste.recognition);
  if (recognition !== null && app.navigation.screen === screen) paste.readAnew(recognition);
}
