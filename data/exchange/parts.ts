import { fold } from '../model/search-text.ts';
import { type Block, isParagraph } from './blocks.ts';

/* A page may speak of several films: each starts where a title stands with its year and something follows. */

export function splitFilms(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const starts: number[] = [];
  let current = '';
  const opens = openings(blocks);
  blocks.forEach((block, at) => {
    if (block.kind !== 'titled' || !opens.has(at)) return;
    const title = fold(block.title.text);
    if (title !== current) starts.push(at);
    current = title;
  });
  const [first] = starts;
  if (first === undefined) return [blocks];
  // What stands above the first title belongs to it, unless it describes a film itself.
  if (!describesFilm(blocks.slice(0, first))) starts[0] = 0;
  else starts.unshift(0);
  return starts.map((start, index) => blocks.slice(start, starts[index + 1]));
}

/** Where a title with its year has something to say below; the first may stand alone. */
function openings(blocks: readonly Block[]): ReadonlySet<number> {
  const opens = new Set<number>();
  let title = -1;
  let beside = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') beside = block.section === 'noise' || block.section === 'aside';
    if (block.kind === 'titled') {
      title = beside ? -1 : at;
      if (opens.size === 0 && title >= 0) opens.add(title);
    } else if (title >= 0 && isContent(block)) {
      opens.add(title);
    }
  });
  return opens;
}

function isContent(block: Block): boolean {
  if (block.kind === 'labelled') return block.values.length > 0;
  return block.kind === 'text' && isParagraph(block.text);
}

const describesFilm = (blocks: readonly Block[]) =>
  blocks.filter((block) => block.kind === 'labelled' && block.values.length > 0).length >= 3;
