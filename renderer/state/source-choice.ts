import type { Span } from '../../data/model/recognition.ts';
import type { PasteState } from './paste.svelte.ts';
import type { RowKey } from './row-keys.ts';
import { lineAt, trimmed } from './source-words.ts';

/* Words of the source text chosen by pointer or keyboard. */

interface Around {
  readonly paste: PasteState;
  /** The line of the film that was read at a place of the text. */
  readonly rowAt: (at: number) => RowKey | null;
  /** Gives the chosen words to the line that is being typed. */
  readonly give: () => void;
  /** Brings the keyboard to what can be done with the chosen words. */
  readonly enter: () => void;
}

export class SourceChoice {
  readonly #around: Around;
  /** Where a choice by keyboard began. */
  #anchor: Span | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  /** A stretch was marked in the box, or a line clicked. */
  point(event: PointerEvent, box: HTMLElement): void {
    const { paste, rowAt, give } = this.#around;
    const range = rangeIn(box);
    if (event.button !== 0 || paste.film === null || range === null) return;
    const { text } = paste.recognition;
    const from = paste.shown.start + lengthBefore(box, range.startContainer, range.startOffset);
    const marked = trimmed(text, { start: from, end: from + range.toString().length });
    this.#anchor = null;
    if (marked === null && paste.open === null) {
      const row = rowAt(from);
      if (row !== null) return paste.attend(row);
    }
    paste.chosenWords = marked ?? lineAt(text, from);
    if (paste.chosenWords !== null && paste.open !== null) give();
  }

  /** Arrows go from line to line, with Shift over several; Enter goes on with them. */
  press(event: KeyboardEvent): void {
    const { paste, give, enter } = this.#around;
    if (paste.film === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = paste.chosenWords;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#step(event.key === 'ArrowDown', event.shiftKey);
    } else if (event.key === 'Enter' && chosen !== null) {
      event.preventDefault();
      if (paste.open === null) enter();
      else give();
    } else if (event.key === 'Escape' && (chosen !== null || paste.open !== null)) {
      event.preventDefault();
      if (paste.open !== null) paste.attend(paste.open);
      paste.chosenWords = null;
    }
  }

  #step(isDown: boolean, isLonger: boolean): void {
    const { paste } = this.#around;
    const { text } = paste.recognition;
    const chosen = paste.chosenWords;
    const isAhead = this.#anchor === null || chosen === null || chosen.end > this.#anchor.end;
    const edge =
      chosen === null
        ? null
        : isLonger && !isAhead
          ? chosen.start
          : isDown || isLonger
            ? chosen.end
            : chosen.start;
    const from = edge ?? paste.looking[0]?.start ?? paste.shown.start;
    const next = chosen === null ? lineAt(text, from) : null;
    const line = next ?? this.#lineBeside(from, isDown);
    if (line === null) return;
    if (!isLonger || chosen === null) {
      this.#anchor = line;
      paste.chosenWords = line;
      return;
    }
    const anchor = (this.#anchor ??= chosen);
    paste.chosenWords = {
      start: Math.min(anchor.start, line.start),
      end: Math.max(anchor.end, line.end),
    };
  }

  /** The next line with anything on it, within what is shown. */
  #lineBeside(from: number, isDown: boolean): Span | null {
    const { text } = this.#around.paste.recognition;
    const { start, end } = this.#around.paste.shown;
    let at = from;
    for (;;) {
      at = isDown ? text.indexOf('\n', at) + 1 : text.lastIndexOf('\n', at - 1);
      if (at <= start || at >= end) return isDown ? null : lineAt(text, start);
      const line = lineAt(text, at);
      if (line !== null) return line;
      if (!isDown && at === 0) return null;
    }
  }
}

function rangeIn(box: HTMLElement): Range | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return box.contains(range.commonAncestorContainer) ? range : null;
}

/** How many characters of the box stand before a place in it. */
function lengthBefore(box: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(node, offset);
  return before.toString().length;
}
