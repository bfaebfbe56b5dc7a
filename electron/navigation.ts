import type { App, WebContents } from 'electron';

/* The page never leaves: whatever a link, a dropped file or a hostile script asks for, it stays where it is. */

/** Longer than any address worth opening; a hostile page could otherwise carry the collection out in one. */
const LONGEST_ADDRESS = 2000;

/** Denies navigation, new windows and guests in everything that ever shows a page; `ask` gets what may go outside. */
export function denyNavigation(
  app: Pick<App, 'on'>,
  ask: (contents: WebContents, address: URL) => void,
): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      const address = outsideAddress(url);
      if (address !== null) ask(contents, address);
      return { action: 'deny' };
    });
  });
}

/** An address that may be handed to the browser: http or https, with a host and without credentials; else `null`. */
export function outsideAddress(text: string): URL | null {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return null;
  const address = new URL(text);
  const isWeb = address.protocol === 'https:' || address.protocol === 'http:';
  const hasCredentials = address.username !== '' || address.password !== '';
  return isWeb && !hasCredentials && address.hostname !== '' ? address : null;
}
