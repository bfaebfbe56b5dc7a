import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { LibraryApi, TitledDraft } from '../../../data/model/api.ts';
import { FilmothekError } from '../../../data/model/errors.ts';
import { DEFAULT_PREFERENCES } from '../../../data/model/preferences.ts';
import type { PageSource, Recognition } from '../../../data/model/recognition.ts';
import { AppState, provideApp } from '../../state/app.svelte.ts';
import PastePage from './PastePage.svelte';

const TEXT = 'Anzeige\nRush\nRegie: Lili Fini Zanuck\nAnzeige';

const RUSH: Recognition = {
  text: TEXT,
  films: [
    {
      draft: {
        title: 'Rush',
        credits: [{ person: 'Lili Fini Zanuck', role: 'director', character: null, job: null }],
      },
      evidence: {
        title: { confidence: 'sure', spans: [{ start: 8, end: 12 }] },
        credits: { confidence: 'check', spans: [{ start: 20, end: 36 }] },
      },
      posterName: 'rush.jpg',
    },
  ],
  labels: [{ start: 13, end: 18 }],
  discarded: [
    { start: 0, end: 8 },
    { start: 37, end: 44 },
  ],
};

const NOTHING: Recognition = { text: 'Guten Tag.', films: [], labels: [], discarded: [] };

/** An app whose library remembers what it was given. */
async function openApp(overrides: Partial<LibraryApi> = {}) {
  const added: TitledDraft[] = [];
  const read: PageSource[] = [];
  const api = {
    status: () => Promise.resolve({ counts: {}, fields: [], undo: null, redo: null }),
    preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language: 'de' }),
    similar: () => Promise.resolve([]),
    locate: () => Promise.resolve(null),
    film: () => Promise.resolve(null),
    recognise: ({ text, html }: PageSource) => {
      read.push({ text, html });
      return Promise.resolve(RUSH);
    },
    addFilms: ({ drafts }: { readonly drafts: readonly TitledDraft[] }) => {
      added.push(...drafts);
      return Promise.resolve({ ids: drafts.map((_, index) => `film-000${index}`) });
    },
    ...overrides,
  } as unknown as LibraryApi;
  const app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
  return { app, added, read };
}

function show(app: AppState, recognition: Recognition | null) {
  app.navigation.go({ name: 'paste', recognition });
  const InApp: typeof PastePage = (internals, props) => {
    provideApp(app);
    return PastePage(internals, props);
  };
  return render(InApp, { props: { recognition } });
}

describe('the preview of a pasted page', () => {
  it('shows the whole source with labels marked and adverts struck through', async () => {
    const { app } = await openApp();
    show(app, RUSH);
    const source = screen.getByRole('region', { name: /Eingefügter Text/ });
    expect(source.textContent).toBe(TEXT);
    expect(source.querySelector('mark.label')?.textContent).toBe('Regie');
    expect([...source.querySelectorAll('s')].map((struck) => struck.textContent?.trim())).toEqual([
      'Anzeige',
      'Anzeige',
    ]);
  });

  it('says in words how sure each field is and what was left out', async () => {
    const { app } = await openApp();
    const { container } = show(app, RUSH);
    const lines = [...container.querySelectorAll('dl > div')].map((line) =>
      line.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(lines).toEqual([
      'Titel Rush sicher',
      'Jahr nicht im Text – bitte ergänzen fehlt',
      'Regie Lili Fini Zanuck prüfen',
      'Verworfen 2 Zeilen Werbung o. Ä.',
    ]);
    expect(screen.getByText('Im Text erwähnt: rush.jpg')).toBeTruthy();
    await screen.findByText('Kein ähnlicher Film in der Sammlung.');
  });

  it('adds the film with the year typed in place and shows it', async () => {
    const { app, added } = await openApp();
    show(app, RUSH);
    await fireEvent.click(screen.getByRole('button', { name: /^Jahr/ }));
    const year = screen.getByRole('textbox', { name: 'Jahr' });
    await fireEvent.input(year, { target: { value: '1991' } });
    await fireEvent.keyDown(year, { key: 'Enter' });
    expect(await screen.findByText('geändert')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: '1 Film übernehmen' }));
    await waitFor(() => expect(app.navigation.screen.name).toBe('browse'));
    expect(added).toEqual([{ ...RUSH.films[0]?.draft, year: 1991, title: 'Rush' }]);
    expect(app.notes.all.map(({ text, action }) => [text, action?.label])).toEqual([
      ['„Rush“ übernommen', 'Rückgängig'],
    ]);
  });

  it('does not add a film while something typed cannot be understood', async () => {
    const { app, added } = await openApp();
    show(app, RUSH);
    await fireEvent.click(screen.getByRole('button', { name: /^Jahr/ }));
    const year = screen.getByRole('textbox', { name: 'Jahr' });
    await fireEvent.input(year, { target: { value: '19x1' } });
    await fireEvent.blur(year);
    await fireEvent.click(screen.getByRole('button', { name: '1 Film übernehmen' }));
    expect(document.activeElement).toBe(year);
    expect(screen.getByText(/vier Ziffern/)).toBeTruthy();
    expect(added).toEqual([]);
  });

  it('asks for the title of a film that has none', async () => {
    const { app, added } = await openApp();
    const [film] = RUSH.films;
    if (film === undefined) throw new Error('a film is needed');
    show(app, { ...RUSH, films: [film, { ...film, draft: { year: 1995 } }] });
    await fireEvent.click(screen.getByRole('button', { name: '2 Filme übernehmen' }));
    const title = screen.getByRole('textbox', { name: 'Titel' });
    expect(document.activeElement).toBe(title);
    expect(added).toEqual([]);
    await fireEvent.input(title, { target: { value: 'Heat' } });
    await fireEvent.keyDown(title, { key: 'Enter' });
    await fireEvent.click(screen.getByRole('button', { name: '2 Filme übernehmen' }));
    await waitFor(() => expect(added.map((draft) => draft.title)).toEqual(['Rush', 'Heat']));
  });

  it('leaves out films whose box is not ticked', async () => {
    const { app, added } = await openApp();
    const [film] = RUSH.films;
    if (film === undefined) throw new Error('a film is needed');
    show(app, { ...RUSH, films: [film, { ...film, draft: { title: 'Heat' } }] });
    const list = within(screen.getByRole('region', { name: /Filme im Text/ }));
    await fireEvent.click(list.getByRole('checkbox', { name: '„Rush“ übernehmen' }));
    await fireEvent.click(screen.getByRole('button', { name: '1 Film übernehmen' }));
    await waitFor(() => expect(added).toEqual([{ title: 'Heat' }]));
  });

  it('tells why a picture was refused and adds the film all the same', async () => {
    const { app, added } = await openApp({
      addImage: () => Promise.reject(new FilmothekError('image-unknown')),
    });
    const { container } = show(app, RUSH);
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('a file picker is needed');
    const picture = new File(['no picture'], 'poster.png', { type: 'image/png' });
    Object.defineProperty(picker, 'files', { value: [picture] });
    await fireEvent.change(picker);
    await waitFor(() => expect(app.notes.all.map(({ tone }) => tone)).toEqual(['error']));
    await fireEvent.click(screen.getByRole('button', { name: '1 Film übernehmen' }));
    await waitFor(() => expect(added).toHaveLength(1));
  });

  it('stays when the library does not save', async () => {
    const { app } = await openApp({
      addFilms: () => Promise.reject(new FilmothekError('save-failed', { reason: 'ENOSPC' })),
    });
    show(app, RUSH);
    await fireEvent.click(screen.getByRole('button', { name: '1 Film übernehmen' }));
    await waitFor(() => expect(app.notes.all.map(({ tone }) => tone)).toEqual(['error']));
    expect(app.navigation.screen.name).toBe('paste');
    expect(app.library.saving).toBe('failed');
  });

  it('says clearly that nothing was recognised and leads on', async () => {
    const { app } = await openApp();
    show(app, NOTHING);
    expect(screen.getByRole('heading', { name: 'Kein Film erkannt' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /übernehmen/ })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Film von Hand hinzufügen' }));
    expect(app.navigation.screen).toEqual({ name: 'add' });
  });
});

describe('the place to paste a page', () => {
  it('reads what is typed', async () => {
    const { app, read } = await openApp();
    show(app, null);
    const place = screen.getByRole('textbox', { name: 'Text der Seite' });
    await fireEvent.input(place, { target: { value: 'Rush (1991)' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Text auswerten' }));
    await waitFor(() =>
      expect(app.navigation.screen).toEqual({ name: 'paste', recognition: RUSH }),
    );
    expect(read).toEqual([{ text: 'Rush (1991)', html: null }]);
  });

  it('reads a chosen file', async () => {
    const { app, read } = await openApp();
    const { container } = show(app, null);
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('a file picker is needed');
    Object.defineProperty(picker, 'files', { value: [new File(['<p>Rush</p>'], 'rush.html')] });
    await fireEvent.change(picker);
    await waitFor(() => expect(read).toEqual([{ text: '', html: '<p>Rush</p>' }]));
  });

  it('says why a file cannot be read', async () => {
    const { app, read } = await openApp();
    const { container } = show(app, null);
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('a file picker is needed');
    Object.defineProperty(picker, 'files', { value: [new File(['%PDF-1.7'], 'rush.pdf')] });
    await fireEvent.change(picker);
    await waitFor(() =>
      expect(app.notes.all.map(({ text }) => text)).toEqual(['Das ist kein Text: rush.pdf.']),
    );
    expect(read).toEqual([]);
  });
});
