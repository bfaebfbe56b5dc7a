import type { Span } from '../model/recognition.ts';
import type { Block } from './blocks.ts';

/** From a block's first character to its last. */
export function extent(block: Block): Span {
  switch (block.kind) {
    case 'labelled':
      return labelledExtent(block);
    case 'heading':
      return block.label;
    case 'text':
      return block.text;
    case 'discarded':
      return block.span;
    case 'titled':
    case 'facts':
    case 'link':
    case 'image':
      return block.line;
  }
}

function labelledExtent({ label, values }: Extract<Block, { kind: 'labelled' }>): Span {
  const [first] = [...(label === null ? [] : [label]), ...values];
  return { start: first?.start ?? 0, end: values.at(-1)?.end ?? label?.end ?? 0 };
}
