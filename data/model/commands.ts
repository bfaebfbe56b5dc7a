/*
 * Everything a person can have done, by name. Menus, the palette, the help sheet and the keys all go by this table; what
 * a command does is the business of the pages.
 */

export const COMMAND_GROUPS = ['film', 'selection', 'collection', 'view', 'go', 'general'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface CommandFacts {
  readonly group: CommandGroup;
  /**
   * The keys, the first of which menus show: a character or a key's name in the DOM, after `Mod+` (Cmd on a Mac, Ctrl
   * elsewhere), `Shift+` or `Alt+`. A character stands for itself, whatever brings it forth.
   */
  readonly keys?: readonly string[];
  /** It changes films, and cannot be had where a library is only read. */
  readonly edits?: true;
  /** Its keys are heard in a text field as well. */
  readonly inFields?: true;
  /** Its keys mean something else on buttons and links: they are heard only among the films, or where nothing has the focus. */
  readonly amongFilms?: true;
}

const TABLE = {
  open: { group: 'film', keys: ['Space'], amongFilms: true },
  rename: { group: 'film', keys: ['F2'], amongFilms: true, edits: true },
  tag: { group: 'film', keys: ['t'], edits: true },
  edit: { group: 'film', keys: ['Enter', 'e'], amongFilms: true, edits: true },
  viewPictures: { group: 'film', keys: ['p'] },
  watched: { group: 'film', keys: ['w'], edits: true },
  favourite: { group: 'film', keys: ['h'], edits: true },
  rate1: { group: 'film', keys: ['1'], edits: true },
  rate2: { group: 'film', keys: ['2'], edits: true },
  rate3: { group: 'film', keys: ['3'], edits: true },
  rate4: { group: 'film', keys: ['4'], edits: true },
  rate5: { group: 'film', keys: ['5'], edits: true },
  unrate: { group: 'film', keys: ['0'], edits: true },
  likeThis: { group: 'film', edits: true },
  saveTemplate: { group: 'film', edits: true },
  copyText: { group: 'film', keys: ['Mod+c'], amongFilms: true },
  copyCsv: { group: 'film' },
  copyLinks: { group: 'film' },
  toTrash: { group: 'film', keys: ['Delete'], amongFilms: true, edits: true },
  restore: { group: 'film', edits: true },
  mergeFilms: { group: 'film', edits: true },
  selectAll: { group: 'selection', keys: ['Mod+a'], amongFilms: true },
  clearSelection: { group: 'selection', keys: ['Escape'], amongFilms: true },
  addFilm: { group: 'collection', keys: ['n'], edits: true },
  pastePage: { group: 'collection', keys: ['i'], edits: true },
  findDuplicates: { group: 'collection' },
  assignPictures: { group: 'collection', edits: true },
  undo: { group: 'collection', keys: ['Mod+z'], edits: true },
  redo: { group: 'collection', keys: ['Mod+Shift+z', 'Mod+y'], edits: true },
  find: { group: 'view', keys: ['/', 'Mod+f'], inFields: true },
  filter: { group: 'view', keys: ['f'] },
  grid: { group: 'view' },
  list: { group: 'view' },
  table: { group: 'view' },
  nextView: { group: 'view', keys: ['v'] },
  details: { group: 'view', keys: ['d'] },
  larger: { group: 'view', keys: ['+'] },
  smaller: { group: 'view', keys: ['-'] },
  all: { group: 'go' },
  recent: { group: 'go' },
  unwatched: { group: 'go' },
  wanted: { group: 'go' },
  lent: { group: 'go' },
  trash: { group: 'go' },
  settings: { group: 'go', keys: ['Mod+,'] },
  palette: { group: 'general', keys: ['Mod+k'], inFields: true },
  help: { group: 'general', keys: ['?', 'F1'], inFields: true },
} as const satisfies Record<string, CommandFacts>;

export type CommandName = keyof typeof TABLE;
export const COMMANDS: Readonly<Record<CommandName, CommandFacts>> = TABLE;
export const COMMAND_NAMES = Object.keys(TABLE) as readonly CommandName[];

/** What of a key press matters, as the DOM tells it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key was pressed: in a text field, among the films or where nothing has the focus, or elsewhere. */
export type KeyPlace = 'field' | 'films' | 'elsewhere';

/**
 * The command that a key press asks for; `null` for none.
 * @param singleKeys whether keys act without Ctrl or Cmd; those that have a meaning among the films always do
 */
export function commandOf(
  press: KeyPress,
  place: KeyPlace,
  singleKeys: boolean,
): CommandName | null {
  const chord = chordOf(press);
  const found = COMMAND_NAMES.find((name) => {
    const { keys = [], inFields, amongFilms } = COMMANDS[name];
    if (!keys.includes(chord)) return false;
    if (place === 'field') return inFields === true && !isCharacter(chord);
    return amongFilms !== true || place === 'films';
  });
  return found !== undefined && isCharacter(chord) && !singleKeys ? null : (found ?? null);
}

/** The keys of a command that can be used, as menus show them. */
export function keysOf(name: CommandName, singleKeys: boolean): readonly string[] {
  return (COMMANDS[name].keys ?? []).filter((chord) => singleKeys || !isCharacter(chord));
}

function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const held = [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    // With other characters Shift is how they are typed.
    ...(shiftKey && (isLetter || key.length > 1) ? ['Shift'] : []),
  ];
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  return [...held, name].join('+');
}

const isCharacter = (chord: string): boolean => chord.length === 1;
