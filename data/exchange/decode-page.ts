import { FilmothekError } from '../model/errors.ts';
import { isMhtml, readMhtml, withAddress } from '../model/mhtml.ts';
import { encodingOf, isHtml } from '../model/page-encoding.ts';
import type { PageSource } from '../model/recognition.ts';

/**
 * The bytes of a text or HTML file, or of a page saved as one file, as a page to recognise. Throws as `decodeText`.
 * @param file its name, which may tell that it is HTML
 */
export function decodePage(bytes: Uint8Array, file: string): PageSource {
  const saved = isMhtml(bytes) ? readMhtml(bytes) : null;
  if (saved !== null) {
    return { text: '', html: withAddress(decodeText(saved.html, file), saved.address) };
  }
  const text = decodeText(bytes, file);
  return isHtml(file, text) ? { text: '', html: text } : { text, html: null };
}

/**
 * The text of a file in whatever encoding it is, without its byte order mark. Throws `page-binary` for what is no text,
 * and `text-garbled` where a character could not be read: text is never altered silently.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const decoder = decoderFor(encodingOf(bytes, file));
  try {
    // A file that was cut off may end within a character. And Node 20 reads windows-1252 as Latin-1 unless it is told
    // that more may come.
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new FilmothekError('text-garbled', { file }, { cause: error });
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return new TextDecoder('windows-1252', { fatal: true });
  }
}
