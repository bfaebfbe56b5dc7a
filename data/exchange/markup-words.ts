import { inLines } from './html-words.ts';
import { readTags } from './html-tags.ts';

/* Values of data for machines, which may have markup in them, as the plain words a film keeps. */

const UNSEEN = new Set(['script', 'style', 'svg', 'iframe', 'template', 'noscript', 'object']);
const BREAKS = /^(?:p|div|ul|ol|h[1-6])$/u;
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,10}|#\d{1,7}|#x[\da-f]{1,6});/iu;
/** What no text has and no file should. */

const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;
/** An address of a script or of data is no text of a film. */
const ACTIVE = /^\s*(?:javascript|data|vbscript):/iu;
/** Longer than any plot. */
const MAX_LENGTH = 50_000;
/** Markup may have been escaped once more on its way into the data. */
const MOST_LAYERS = 2;

/** Plain text without tags, entities decoded, paragraphs set apart by an empty line; "" for what is no text. */
export function plainWords(value: string): string {
  if (value.length > MAX_LENGTH) return '';
  let text = value;
  for (let layer = 0; layer < MOST_LAYERS && MARKUP.test(text); layer += 1) text = untagged(text);
  return ACTIVE.test(text) ? '' : inLines(text.replace(CONTROLS, ''));
}

function untagged(html: string): string {
  const parts: string[] = [];
  let unseen: string | null = null;
  readTags(html, {
    open(name) {
      if (unseen === null && UNSEEN.has(name)) unseen = name;
      else if (name === 'br' || name === 'li') parts.push(' ');
      else if (BREAKS.test(name)) parts.push('\n\n');
    },
    close(name) {
      if (unseen === name) unseen = null;
      else if (BREAKS.test(name)) parts.push('\n\n');
    },
    text(text) {
      if (unseen === null) parts.push(text);
    },
  });
  return parts.join('');
}
