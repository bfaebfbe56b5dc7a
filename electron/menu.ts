import type { BrowserWindow, Menu, MenuItemConstructorOptions } from 'electron';
import type { Messages } from '../data/model/messages/messages.ts';

type Texts = Messages['desktop']['menu'];
type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/** The application menu. `developer` adds what helps to work on Filmothek itself. */
export function applicationMenu(
  texts: Texts,
  platform: NodeJS.Platform,
  developer: boolean,
): readonly Item[] {
  const isMac = platform === 'darwin';
  const about: Item = { role: 'about', label: texts.about };
  const quit: Item = { role: 'quit', label: texts.quit };
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      about,
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
    submenu: isMac ? [{ role: 'close', label: texts.close }] : [quit],
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
    ],
  };
  const view: Item = {
    label: texts.view,
    submenu: [
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
  const help: Item = { label: texts.help, submenu: [about] };
  return isMac ? [appMenu, file, edit, view, window] : [file, edit, view, help];
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
