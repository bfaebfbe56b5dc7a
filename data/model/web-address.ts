/** scheme, host (no user name, no white space), and the rest */
const WEB_ADDRESS = /^https?:\/\/([^\s/?#@\\]+)(?:[/?#]\S*)?$/i;

/** The host a web address leads to (`de.wikipedia.org`), or `null` for anything a person should not be led to. */
export function webHost(url: string): string | null {
  const host = WEB_ADDRESS.exec(url)?.[1]?.toLowerCase();
  return host === undefined ? null : host.replace(/^www\./, '');
}
