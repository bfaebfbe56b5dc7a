import { piece, type Piece } from './lines.ts';

/* Web addresses in running text. */

const MAX_URL = 2_000;
const ADDRESS = /https?:\/\/[^\s<>"“”„|]+/giu;
/** Punctuation of the sentence around an address. */
const SENTENCE_SIGNS = ".,;:!?'’)]";

/** The http and https addresses of a stretch, as the page writes them. */
export function findLinks(source: string, value: Piece): readonly Piece[] {
  const links: Piece[] = [];
  if (!value.text.includes('://')) return links;
  for (const { 0: address, index } of source.slice(value.start, value.end).matchAll(ADDRESS)) {
    if (address.length > MAX_URL) continue;
    const start = value.start + index;
    const link = piece(source, start, start + withoutSentenceSigns(address).length);
    if (URL.canParse(link.text)) links.push(link);
  }
  return links;
}

/** A closing bracket stays when the address opens it: "/wiki/Heat_(1995)". */
function withoutSentenceSigns(address: string): string {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (!SENTENCE_SIGNS.includes(last) || (last === ')' && unopened <= 0)) break;
    if (last === ')') unopened -= 1;
  }
  return address.slice(0, end);
}
