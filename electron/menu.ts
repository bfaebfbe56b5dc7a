import type { BrowserWindow, Menu, MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandName } from '../data/model/commands.ts';
import type { Messages } from '../data/model/messages/messages.ts';

type Texts = Messages['desktop']['menu'];
type Run = (name: CommandName) => void;
type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };
const RATINGS = ['rate5', 'rate4', 'rate3', 'rate2', 'rate1', 'unrate'] as const;
/** In a text field these are about the text. */
const IN_FIELDS: ReadonlySet<string> = new Set(['Mod+c', 'Mod+a']);

/**
 * The application menu. `developer` adds what helps to work on Filmothek itself, `run` tells the window in front what
 * was chosen.
 */
export function applicationMenu(
  { desktop, commands }: Pick<Messages, 'desktop' | 'commands'>,
  platform: NodeJS.Platform,
  developer: boolean,
  run: Run,
): readonly Item[] {
  const texts = desktop.menu;
  const isMac = platform === 'darwin';
  const items = (...names: readonly CommandName[]): Item[] =>
    names.map((name) => ({
      label: commands.name[name],
      ...acceleratorOf(name),
      click: () => run(name),
    }));
  const about: Item = { role: 'about', label: texts.about };
  const quit: Item = { role: 'quit', label: texts.quit };
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      about,
      SEPARATOR,
      ...items('settings'),
      SEPARATOR,
      { role: 'services', label: texts.services },
      SEPARATOR,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      SEPARATOR,
      quit,
    ],
  };
  const file: Item = {
    label: texts.file,
    submenu: [
      ...items('addFilm', 'pastePage'),
      SEPARATOR,
      ...(isMac ? [{ role: 'close', label: texts.close } as const] : [...items('settings'), quit]),
    ],
  };
  const edit: Item = {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      SEPARATOR,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'delete', label: texts.delete },
      SEPARATOR,
      { role: 'selectAll', label: texts.selectAll },
      SEPARATOR,
      ...items('find'),
    ],
  };
  const film: Item = {
    label: commands.group.film,
    submenu: [
      ...items('edit', 'likeThis', 'saveTemplate'),
      SEPARATOR,
      ...items('watched', 'favourite'),
      { label: commands.rating, submenu: items(...RATINGS) },
      SEPARATOR,
      ...items('copyText', 'copyCsv', 'copyLinks'),
      SEPARATOR,
      ...items('restore', 'toTrash'),
    ],
  };
  const go: Item = {
    label: commands.group.go,
    submenu: items('all', 'recent', 'unwatched', 'wanted', 'lent', 'trash'),
  };
  const view: Item = {
    label: texts.view,
    submenu: [
      ...items('grid', 'list', 'table'),
      SEPARATOR,
      ...items('filter', 'details'),
      SEPARATOR,
      { role: 'resetZoom', label: texts.resetZoom },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      SEPARATOR,
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(developer ? developerItems(texts) : []),
    ],
  };
  const window: Item = {
    role: 'windowMenu',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      { role: 'zoom', label: texts.zoom },
      SEPARATOR,
      { role: 'front', label: texts.front },
    ],
  };
  const help: Item = {
    label: texts.help,
    submenu: [...items('palette', 'help'), ...(isMac ? [] : [SEPARATOR, about])],
  };
  const ours = [file, edit, film, view, go];
  return isMac ? [appMenu, ...ours, window, help] : [...ours, help];
}

/** A key without Ctrl or Cmd is not the menu's: it may be typed. */
function acceleratorOf(name: CommandName): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const chord = COMMANDS[name].keys?.find((key) => key.startsWith('Mod+') || /^F\d/.test(key));
  if (chord === undefined || IN_FIELDS.has(chord)) return {};
  // The page hears the key itself, wherever the menu would not be faster.
  return { accelerator: chord.replace('Mod', 'CmdOrCtrl'), registerAccelerator: false };
}

function developerItems(texts: Texts): readonly Item[] {
  return [
    SEPARATOR,
    { role: 'reload', label: texts.reload },
    { role: 'toggleDevTools', label: texts.developerTools },
  ];
}

/** Gives text what a right click on text is expected to offer; Electron has nothing there of its own. */
export function offerTextMenu(
  menu: Pick<typeof Menu, 'buildFromTemplate'>,
  window: BrowserWindow,
  texts: () => Texts,
): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const labels = texts();
    const copy: Item = { role: 'copy', label: labels.copy, enabled: editFlags.canCopy };
    const editing: Item[] = [
      { role: 'cut', label: labels.cut, enabled: editFlags.canCut },
      copy,
      { role: 'paste', label: labels.paste, enabled: editFlags.canPaste },
      SEPARATOR,
      { role: 'selectAll', label: labels.selectAll, enabled: editFlags.canSelectAll },
    ];
    menu.buildFromTemplate(isEditable ? editing : [copy]).popup({ window });
  });
}
