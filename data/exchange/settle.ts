import type { Mark } from './marks.ts';
import { isNameLine } from './names.ts';

/* Labels without a sign are believed in company: several in a row are a list of facts, one alone may be a sentence. */

const ENOUGH = 3;
/** A label to which its value sticks is no accident. */
const GLUED = 2;

export function settled(source: string, marks: readonly Mark[]): readonly Mark[] {
  const result: Mark[] = [];
  for (let from = 0; from < marks.length;) {
    const to = runEnd(source, marks, from);
    const run = marks.slice(from, to);
    const believed = run.reduce((sum, mark) => sum + weight(mark), 0) >= ENOUGH;
    for (const [at, mark] of run.entries()) {
      const above = run[at - 1];
      const sound =
        believed && !continuesUnused(source, above, mark) && !isAskedFor(source, above, mark);
      result.push(sound || !isDoubtful(mark) ? mark : asText(mark));
    }
    from = to;
  }
  return result;
}

/** "Buch / Roman Coppola": the name that a label above waits for. */
function isAskedFor(source: string, above: Mark | undefined, { line }: Mark): boolean {
  return above?.kind === 'label' && above.value === null && isNameLine(source, line);
}

/** "Based on … / by A name": the second line belongs to a label that is none of the film's. */
function continuesUnused(source: string, above: Mark | undefined, mark: Mark): boolean {
  if (above?.kind !== 'label' || above.meanings[0]?.kind !== 'unused') return false;
  return /^\p{Ll}/u.test(source.charAt(mark.line.start));
}

const isDoubtful = (mark: Mark) => mark.kind === 'label' && !mark.certain;

function weight(mark: Mark): number {
  if (mark.kind === 'facts') return 1;
  if (mark.kind === 'titled') return ENOUGH - 1;
  if (mark.kind !== 'label') return 0;
  return mark.clear && !mark.certain && mark.value !== null ? GLUED : 1;
}

function runEnd(source: string, marks: readonly Mark[], from: number): number {
  let inRole = false;
  for (let at = from; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined || (at > from && mark.line.gap > 1)) return at;
    if (mark.kind === 'label') inRole = mark.meanings.some(({ kind }) => kind === 'role');
    else if (mark.kind === 'text') {
      const goesOn = inRole && mark.line.gap === 0 && isNameLine(source, mark.text);
      if (!goesOn) return at === from ? at + 1 : at;
    } else if (mark.kind === 'titled') {
      if (at > from) return at;
    } else if (mark.kind !== 'facts' && mark.kind !== 'heading' && mark.kind !== 'noise') {
      return at === from ? at + 1 : at;
    }
  }
  return marks.length;
}

function asText(mark: Mark): Mark {
  return mark.kind === 'label'
    ? { kind: 'text', line: mark.line, text: mark.line, tail: null }
    : mark;
}
