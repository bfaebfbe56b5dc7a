import { FilmothekError } from '../model/errors.ts';
import { detectEncoding } from '../model/page-encoding.ts';
import type { PageSource } from '../model/recognition.ts';

/** How a page of HTML begins, after white space, comments and an XML declaration. */
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|article|main|section)\b/i;

/**
 * The bytes of a text or HTML file as a page to recognise.
 * @throws {FilmothekError} `page-binary` for bytes that are no text
 */
export function decodePage(bytes: Uint8Array, file: string): PageSource {
  const encoding = detectEncoding(bytes);
  if (encoding === null) throw new FilmothekError('page-binary', { file });
  const text = new TextDecoder(encoding).decode(bytes);
  return HTML_START.test(text.slice(0, 2000)) ? { text: '', html: text } : { text, html: null };
}
