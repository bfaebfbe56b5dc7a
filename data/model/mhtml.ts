import { fromBase64 } from './base64.ts';

/*
 * Pages that a browser saved as one file (.mhtml, .mht): a message of several parts, of which one is the HTML and others
 * are its pictures (https://www.rfc-editor.org/rfc/rfc2557).
 */

const HEAD_BYTES = 64_000;
const MOST_PARTS = 20_000;
const CHUNK = 8_192;
const BREAK = '\r\n';
const PICTURE = /^image\/(?!svg)/u;

type Headers = ReadonlyMap<string, string>;

/** A picture of such a file; its bytes are decoded when they are asked for. */
export interface MhtmlPicture {
  /** Where the page had it from. */
  readonly address: string;
  /** MIME type, as `image/jpeg`. */
  readonly type: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

export interface SavedPage {
  readonly html: Uint8Array;
  /** The address it was saved from. */
  readonly address: string | null;
  /** No SVG among them. */
  readonly pictures: readonly MhtmlPicture[];
}

/** Whether bytes are such a file, by how they begin. */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  if (!/^[\w-]{1,60}:/u.test(head) || !/^mime-version:/imu.test(head)) return false;
  return boundaryOf(headersOf(head).headers) !== null;
}

/** The page in such a file, with its pictures; `null` where it has no page. */
export function readMhtml(bytes: Uint8Array): SavedPage | null {
  const message = latin1(bytes).replace(/\r?\n/gu, BREAK);
  const { headers, end } = headersOf(message);
  const boundary = boundaryOf(headers);
  if (boundary === null) return null;
  const mark = `${BREAK}--${boundary}`;
  let page: Omit<SavedPage, 'pictures'> | null = null;
  const pictures: MhtmlPicture[] = [];
  let start = message.indexOf(mark, Math.max(0, end - 2 * BREAK.length));
  for (let parts = 0; start !== -1 && parts < MOST_PARTS; parts += 1) {
    const next = message.indexOf(mark, start + mark.length);
    const rest = message.slice(start + mark.length, next === -1 ? undefined : next);
    const part = rest.slice(rest.indexOf(BREAK) + BREAK.length);
    const { headers: own, end: head } = headersOf(part);
    const [type = ''] = (own.get('content-type') ?? '').toLowerCase().split(/[;\s]/u, 1);
    const content = () => decoded(part.slice(head), own.get('content-transfer-encoding') ?? '');
    const address = own.get('content-location') ?? null;
    if (type === 'text/html') {
      page ??= { html: content(), address: headers.get('snapshot-content-location') ?? address };
    } else if (PICTURE.test(type) && address !== null) {
      pictures.push({ address, type, bytes: content });
    }
    start = next;
  }
  return page === null ? null : { ...page, pictures };
}

/** The headers at the start of a text, and where what they are about begins. */
function headersOf(text: string): { readonly headers: Headers; readonly end: number } {
  const empty = /\r?\n\r?\n/u.exec(text.slice(0, HEAD_BYTES));
  const end = empty === null ? text.length : empty.index + empty[0].length;
  const headers = new Map<string, string>();
  const lines = text.slice(0, Math.min(end, HEAD_BYTES)).replace(/\r?\n[ \t]+/gu, ' ');
  for (const line of lines.split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, end };
}

function boundaryOf(headers: Headers): string | null {
  const type = headers.get('content-type') ?? '';
  if (!/^multipart\/(?:related|mixed|alternative)\b/iu.test(type)) return null;
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/iu.exec(type) ?? [];
  return quoted ?? bare ?? null;
}

function decoded(body: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (/^base64$/iu.test(encoding)) return fromBase64(body);
  return bytesOf(/^quoted-printable$/iu.test(encoding) ? fromQuotedPrintable(body) : body);
}

function fromQuotedPrintable(body: string): string {
  return body
    .replace(/=\r\n/gu, '')
    .replace(/=([\da-f]{2})/giu, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return parts.join('');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** A page's HTML with the address it was saved from, in the words that browsers write into pages they save. */
export function withAddress(html: string, address: string | null): string {
  const isSound = address !== null && /^https?:\/\/[^\s<>]{1,2000}$/iu.test(address);
  if (!isSound || address.includes('--')) return html;
  return `<!-- saved from url=(${String(address.length).padStart(4, '0')})${address} -->\n${html}`;
}
