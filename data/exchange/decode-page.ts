import { FilmothekError } from '../model/errors.ts';
import { detectEncoding, isHtml } from '../model/page-encoding.ts';
import type { PageSource } from '../model/recognition.ts';

/**
 * The bytes of a text or HTML file as a page to recognise; `page-binary` for bytes that are no text.
 * @param file its name, which may tell that it is HTML
 */
export function decodePage(bytes: Uint8Array, file: string): PageSource {
  const encoding = detectEncoding(bytes);
  if (encoding === null) throw new FilmothekError('page-binary', { file });
  // Node 20 reads windows-1252 as Latin-1 unless it is told that more may come.
  const text = decoderFor(encoding).decode(bytes, { stream: true });
  return isHtml(file, text) ? { text: '', html: text } : { text, html: null };
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
