import { COMMAND_GROUPS, COMMAND_NAMES, COMMANDS } from '../../data/model/commands.ts';
import { ALL_FILMS, type FilmCard } from '../../data/model/query.ts';
import { fold } from '../../data/model/search-text.ts';
import type { AppState } from './app.svelte.ts';

/** Something the palette offers. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly keys?: string | undefined;
  readonly run: () => unknown;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

const MOST_FILMS = 6;

/** Commands, lists and films by the beginnings of their words. */
export class Palette {
  readonly #app: AppState;
  #typed = $state('');
  #cards = $state.raw<readonly FilmCard[]>([]);
  #asked = 0;

  constructor(app: AppState) {
    this.#app = app;
  }

  get typed(): string {
    return this.#typed;
  }

  set typed(text: string) {
    this.#typed = text;
    void this.#findFilms(text.trim());
  }

  readonly groups: readonly PaletteGroup[] = $derived.by(() => {
    const words = this.#app.words.commands;
    const fitting = (items: readonly PaletteItem[]) =>
      items.filter(({ label }) => fits(label, this.#typed));
    return [
      ...this.#commands().map(({ label, items }) => ({ label, items: fitting(items) })),
      { label: this.#app.words.templates.title, items: fitting(this.#templates()) },
      { label: words.palette.lists, items: fitting(this.#lists()) },
      { label: words.palette.films, items: this.#films() },
    ].filter(({ items }) => items.length > 0);
  });

  find(id: string): PaletteItem | null {
    return this.groups.flatMap(({ items }) => items).find((item) => item.id === id) ?? null;
  }

  #commands(): readonly PaletteGroup[] {
    const { commands, words } = this.#app;
    return COMMAND_GROUPS.map((group) => ({
      label: words.commands.group[group],
      items: COMMAND_NAMES.filter(
        (name) => COMMANDS[name].group === group && name !== 'palette' && commands.isPossible(name),
      ).map((name) => ({
        id: `command ${name}`,
        label: words.commands.name[name],
        keys: commands.keys(name)[0],
        run: () => commands.run(name),
      })),
    }));
  }

  #lists(): readonly PaletteItem[] {
    const { lists, navigation } = this.#app;
    return lists.all.map((list) => ({
      id: `list ${list.id}`,
      label: list.name,
      run: () => navigation.go({ name: 'browse' }) && lists.show(list),
    }));
  }

  #templates(): readonly PaletteItem[] {
    const { library, templates, words } = this.#app;
    if (!library.canEdit) return [];
    return templates.all.map((template) => ({
      id: `template ${template.id}`,
      label: words.templates.begin(template.name),
      run: () => templates.begin(template),
    }));
  }

  #films(): readonly PaletteItem[] {
    const { catalogue, navigation, preferences } = this.#app;
    return this.#cards.map(({ id, title, year }) => ({
      id: `film ${id}`,
      label: title,
      ...(year === null ? {} : { note: String(year) }),
      run: () => {
        if (!navigation.go({ name: 'browse' })) return;
        preferences.set({ detailOpen: true });
        return catalogue.show(id);
      },
    }));
  }

  async #findFilms(text: string): Promise<void> {
    const asked = ++this.#asked;
    const query = { ...ALL_FILMS, text, sort: 'relevance' } as const;
    const found =
      text === ''
        ? []
        : await this.#app.library.api
            .cards({ query, from: 0, count: MOST_FILMS })
            .then(({ cards }) => cards)
            // Commands can be had without films; the status bar tells when the library does not answer.
            .catch(() => []);
    if (asked === this.#asked) this.#cards = found;
  }
}

/** Whether every word that is typed begins a word of the label. */
function fits(label: string, typed: string): boolean {
  const words = wordsOf(label);
  return wordsOf(typed).every((start) => words.some((word) => word.startsWith(start)));
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
