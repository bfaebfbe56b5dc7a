import { MOST_PAIRS } from '../model/duplicates.ts';
import type { Command } from './arguments.ts';
import { cardLine } from './film-text.ts';
import type { Io } from './io.ts';
import { json, withLibrary } from './with-library.ts';

/** The films that may be there twice, two lines a pair and what speaks for it in a third. */
export function runDuplicates(
  command: Extract<Command, { name: 'duplicates' }>,
  io: Io,
): Promise<number> {
  return withLibrary(command.library, 'read', io, async (library) => {
    const { total, pairs } = await library.duplicates({ least: command.least, most: MOST_PAIRS });
    if (command.json) {
      io.out(json({ total, pairs }));
      return 0;
    }
    const { cli, percent, reason } = io.words.duplicates;
    for (const [index, { cards, score, reasons }] of pairs.entries()) {
      const why = reasons.map((each) => reason[each]).join(', ');
      const lines = [...cards.map(cardLine), `  ${percent(score)}: ${why}`];
      io.out(`${index === 0 ? '' : '\n'}${lines.join('\n')}`);
    }
    io.err(total === 0 ? cli.none : cli.found(total, pairs.length));
    return 0;
  });
}
