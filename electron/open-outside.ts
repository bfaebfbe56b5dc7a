import type { WebContents } from 'electron';
import type { Messages } from '../data/model/messages/messages.ts';
import type { ElectronParts } from './electron-parts.ts';

/**
 * Makes the way to the browser: shows an address in full and opens it only when the person agrees, for the page that
 * asks cannot be trusted to have been clicked. While a page's question is open, its others are dropped.
 */
export function outsideOpener(
  { BrowserWindow, dialog, shell }: Pick<ElectronParts, 'BrowserWindow' | 'dialog' | 'shell'>,
  texts: () => Messages['desktop']['address'],
): (contents: WebContents, address: URL) => Promise<void> {
  const asking = new WeakSet<WebContents>();
  return async (contents, address) => {
    const window = BrowserWindow.fromWebContents(contents);
    if (window === null || asking.has(contents)) return;
    asking.add(contents);
    try {
      const { question, open, cancel } = texts();
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: question,
        detail: address.href,
        buttons: [open, cancel],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(address.href);
    } finally {
      asking.delete(contents);
    }
  };
}
