import { SvelteMap } from 'svelte/reactivity';
import {
  COMMANDS,
  commandOf,
  keysOf,
  type CommandName,
  type KeyPlace,
  type KeyPress,
} from '../../data/model/commands.ts';
import { LARGEST_POSTER, SMALLEST_POSTER, VIEWS, type View } from '../../data/model/preferences.ts';
import type { Section } from '../../data/model/query.ts';
import type { AppState } from './app.svelte.ts';
import { IS_MAC } from './platform.ts';

type Run = () => unknown;

const ZOOM_STEP = 1.2;

/** Everything a person can have done, from wherever: what each command does, and whether it can be done now. */
export class Commands {
  readonly #app: AppState;
  /** What the page in front does itself. */
  readonly #provided = new SvelteMap<CommandName, Run>();
  readonly #own: Partial<Record<CommandName, Run>>;

  constructor(app: AppState) {
    this.#app = app;
    this.#own = actions(app);
  }

  /** The part of the window that is there says what a command does in it; returns the way to withdraw. */
  provide(name: CommandName, run: Run): () => void {
    this.#provided.set(name, run);
    return () => {
      if (this.#provided.get(name) === run) this.#provided.delete(name);
    };
  }

  /** Whether there is something to be done by it, where the person is. */
  isPossible(name: CommandName): boolean {
    const { undo, redo } = this.#app.library.status;
    if ((name === 'undo' && undo === null) || (name === 'redo' && redo === null)) return false;
    return this.#canRun(name);
  }

  /** The status may be a moment behind: who undoes at once what was just done is not told that there is nothing. */
  #canRun(name: CommandName): boolean {
    return (COMMANDS[name].edits !== true || this.#app.library.canEdit) && this.#makesSense(name);
  }

  #makesSense(name: CommandName): boolean {
    const { navigation, films, catalogue, selection } = this.#app;
    const { group } = COMMANDS[name];
    const browsing = navigation.screen.name === 'browse';
    const isTrash = catalogue.query.section === 'trash';
    if (group === 'film' && (!browsing || films.count === 0)) return false;
    if ((group === 'view' || group === 'selection') && !browsing) return false;
    switch (name) {
      case 'open':
      case 'likeThis':
      case 'saveTemplate':
        return selection.count <= 1;
      case 'rename':
      case 'tag':
        return selection.count <= 1 && !isTrash;
      case 'mergeFilms':
        return selection.count === 2 && !isTrash;
      case 'edit':
        return selection.count <= 1 || !isTrash;
      case 'restore':
        return isTrash;
      case 'toTrash':
      case 'watched':
      case 'favourite':
        return !isTrash;
      case 'selectAll':
        return catalogue.total > 0;
      case 'clearSelection':
        return selection.count > 0;
      case 'larger':
      case 'smaller':
        return this.#app.preferences.current.view === 'grid';
      default:
        return this.#provided.has(name) || this.#own[name] !== undefined;
    }
  }

  /** Does it; what goes wrong is told. */
  async run(name: CommandName): Promise<void> {
    if (!this.#canRun(name)) return;
    const run = this.#provided.get(name) ?? this.#own[name];
    await this.#app.attempt(async () => run?.());
  }

  /** Does what a key press asks for; tells whether it meant anything. */
  press(press: KeyPress, place: KeyPlace): boolean {
    const name = commandOf(press, place, this.#app.preferences.current.singleKeys);
    if (name === null || !this.#makesSense(name)) return false;
    // Who tries to change films that cannot be changed is told why.
    if (COMMANDS[name].edits !== true || this.#app.mayEdit()) void this.run(name);
    return true;
  }

  /** The keys of a command as a person reads them, one text each way. */
  keys(name: CommandName): readonly string[] {
    const { singleKeys } = this.#app.preferences.current;
    return keysOf(name, singleKeys).map((chord) => this.keyText(chord));
  }

  keyText(chord: string): string {
    const words: Readonly<Record<string, string>> = this.#app.words.commands.keys;
    // The plus sign itself may be the key.
    const parts = chord === '+' ? ['+'] : chord.split('+');
    const names = parts.map((part) => (IS_MAC && MAC_SIGNS[part]) || (words[part] ?? upper(part)));
    return names.join(IS_MAC ? '' : '+');
  }
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

const upper = (key: string) => (key.length === 1 ? key.toUpperCase() : key);

function actions(app: AppState): Partial<Record<CommandName, Run>> {
  const { films, selection, navigation, preferences, filter } = app;
  const onFilms = (act: (ids: readonly string[]) => Promise<void>) => async () =>
    act(await films.targets());
  const go = (section: Section) => async () => {
    if (navigation.go({ name: 'browse' })) await app.lists.leaveFor({ section, tag: null });
  };
  const look = (view: View) => () => preferences.set({ view });
  const zoom = (by: number) => () => {
    const width = Math.round(preferences.current.zoom * by);
    preferences.set({ zoom: Math.min(LARGEST_POSTER, Math.max(SMALLEST_POSTER, width)) });
  };
  return {
    open: () => openDetails(app),
    edit: async () => {
      if (selection.count > 1) return app.openBulkEdit();
      const [id] = await films.targets();
      if (id !== undefined) app.openForm(id);
    },
    rename: async () => {
      const [id] = await films.targets();
      if (id === undefined) return;
      const isTable = preferences.current.view === 'table';
      if (isTable) app.catalogue.revealActive();
      else await openDetails(app);
      app.quick.begin(id, 'title', isTable ? 'table' : 'detail');
    },
    tag: async () => {
      const [id] = await films.targets();
      if (id === undefined) return;
      await openDetails(app);
      app.quick.begin(id, 'tags', 'detail');
    },
    watched: () => films.toggleWatched(films.targets()),
    favourite: () => films.toggleFavourite(films.targets()),
    rate1: () => films.rate(films.targets(), 1),
    rate2: () => films.rate(films.targets(), 2),
    rate3: () => films.rate(films.targets(), 3),
    rate4: () => films.rate(films.targets(), 4),
    rate5: () => films.rate(films.targets(), 5),
    unrate: () => films.rate(films.targets(), null),
    likeThis: onFilms(async ([id]) => {
      if (id !== undefined) await app.templates.copy(id);
    }),
    saveTemplate: onFilms(async ([id]) => {
      const [film] = id === undefined ? [] : await app.library.api.films({ ids: [id] });
      if (film !== undefined) app.templates.naming = film;
    }),
    copyText: onFilms((ids) => films.copy(ids, 'text')),
    copyCsv: onFilms((ids) => films.copy(ids, 'csv')),
    copyLinks: onFilms((ids) => films.copy(ids, 'links')),
    toTrash: async () => {
      await films.toTrash(films.targets());
      selection.clear();
    },
    restore: async () => {
      await films.restore(films.targets());
      selection.clear();
    },
    mergeFilms: onFilms((ids) => app.duplicates.openSelected(ids)),
    selectAll: () => selection.selectAll(),
    clearSelection: () => selection.clear(),
    addFilm: () => app.openForm(null),
    pastePage: () => navigation.go({ name: 'paste', recognition: null }),
    findDuplicates: () => navigation.go({ name: 'duplicates' }),
    assignPictures: () => navigation.go({ name: 'assign', files: [] }),
    undo: () => app.undo(),
    redo: () => app.redo(),
    filter: () => filter.toggle(),
    grid: look('grid'),
    list: look('list'),
    table: look('table'),
    nextView: () => {
      const at = VIEWS.indexOf(preferences.current.view);
      look(VIEWS[(at + 1) % VIEWS.length] ?? 'grid')();
    },
    details: () => preferences.set({ detailOpen: !preferences.current.detailOpen }),
    larger: zoom(ZOOM_STEP),
    smaller: zoom(1 / ZOOM_STEP),
    all: go('all'),
    recent: go('recent'),
    unwatched: go('unwatched'),
    wanted: go('wanted'),
    lent: go('lent'),
    trash: go('trash'),
    settings: () => navigation.go({ name: 'settings' }),
  };
}

async function openDetails({ films, catalogue, preferences }: AppState): Promise<void> {
  const [id] = await films.targets();
  if (id === undefined) return;
  preferences.set({ detailOpen: true });
  await catalogue.open(id);
}
