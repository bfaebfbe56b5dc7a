import type { Session } from 'electron';
import { isAppAddress } from './protocol.ts';

/** All that a page may do beyond showing itself: put its own text on the clipboard. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Everything that would leave the machine, or read it past the app's own scheme. */
const OUTSIDE = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

/** Denies permissions, devices and every request that is not the app's own. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(ALLOWED_PERMISSIONS.has(permission) && isAppAddress(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED_PERMISSIONS.has(permission) && isAppAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, (_request, answer) =>
    answer({ cancel: true }),
  );
  // The spell checker fetches its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}
