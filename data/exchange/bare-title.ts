import { piece, type Piece } from './lines.ts';
import { EDITIONS } from './phrases.ts';

/** The place in a list: "3. Der letzte Mann". */
const NUMBER = /^\d{1,3}[.)]\s+(?=\S)/u;

/** A title without what shops and encyclopaedias put behind it: "[Blu-ray]", "(Restored Edition)", "(Film)". */
export function bareTitle(source: string, title: Piece): Piece {
  const number = NUMBER.exec(title.text)?.[0].length ?? 0;
  let bare = number === 0 ? title : piece(source, title.start + number, title.end);
  for (
    let note = EDITIONS.exec(bare.text);
    note !== null && note.index > 0;
    note = EDITIONS.exec(bare.text)
  ) {
    // Words that were shortened for the reader have offsets of their own: the raw text is cut.
    const raw = source.slice(bare.start, bare.end);
    const at = Math.max(raw.lastIndexOf('('), raw.lastIndexOf('['));
    if (at <= 0) return bare;
    bare = piece(source, bare.start, bare.start + at);
  }
  return bare;
}
