import type { Protocol } from 'electron';

/* The app's own scheme: pages and posters are answered here and nowhere else. */

const SCHEME = 'app';
const HOST = 'filmothek';

export const START_PAGE = `${SCHEME}://${HOST}/index.html`;

/** Whether an address or origin is the app's own: this scheme and this host, nothing that only looks like it. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** Makes the scheme a real origin. Electron accepts this only before it is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Answers every request of the scheme from `assets`; another host finds nothing. */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  assets: (request: Request) => Promise<Response>,
): void {
  protocol.handle(SCHEME, (request) =>
    isAppAddress(request.url) ? assets(request) : new Response(null, { status: 404 }),
  );
}
