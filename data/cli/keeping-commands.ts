import { formatBytes } from '../model/format-bytes.ts';
import { sentence } from '../model/messages/messages.ts';
import { ALL_FILMS } from '../model/query.ts';
import { checkLibrary } from '../store/check.ts';
import type { FoundProblem } from '../store/inspect.ts';
import { defaultLibraryFolder } from '../store/places.ts';
import type { Command } from './arguments.ts';
import { cardLine } from './film-text.ts';
import type { Io } from './io.ts';
import { json, withLibrary } from './with-library.ts';

/* The commands that look after the library: check it, put it right, let go of what is not needed. */

type Given<N extends Command['name']> = Extract<Command, { name: N }>;

/** What was found goes to the errors, what was done about it to the results. */
export async function runCheck(command: Given<'check'>, io: Io): Promise<number> {
  const { repair, salvage } = command;
  const folder = command.library ?? defaultLibraryFolder();
  const report = await checkLibrary(folder, { repair, salvage });
  const exit = report.ok ? 0 : 1;
  if (command.json) {
    io.out(json(report));
    return exit;
  }
  const { problems, repairs, remaining, salvageable } = report;
  const { cli, catalogue } = io.words;
  const tell = (found: readonly FoundProblem[]) => {
    for (const { file, problem, details } of found) {
      io.err(`${file}: ${sentence(io.words, { code: problem, details })}`);
    }
  };
  tell(problems);
  for (const { kind, details } of repairs) {
    io.out(`${cli.repaired}: ${catalogue.notices[kind](details)}`);
  }
  if (report.ok) {
    io.out(cli.checkOk(report.films));
  } else if (repairs.length > 0) {
    io.err(`${cli.remaining}:`);
    tell(remaining);
  } else if (repair || salvage) {
    io.err(cli.nothingRepaired);
  } else if (!problems.some(({ problem }) => problem === 'library-newer')) {
    io.err(cli.repairHint);
  }
  if (salvageable !== null) io.err(cli.salvageHint(salvageable.films, salvageable.damaged));
  return exit;
}

export function runTrash({ library: folder, empty, yes, json: asJson }: Given<'trash'>, io: Io) {
  return withLibrary(folder, yes ? 'write' : 'read', io, async (library) => {
    const { cli } = io.words;
    const query = { ...ALL_FILMS, section: 'trash' as const };
    const { total } = await library.query(query);
    const { cards } =
      total === 0 ? { cards: [] } : await library.cards({ query, from: 0, count: total });
    const emptied = yes ? await library.emptyTrash({}) : null;
    if (asJson) {
      io.out(json({ total, films: cards, removed: emptied?.ids.length ?? 0 }));
      return 0;
    }
    if (emptied !== null) {
      io.out(io.words.keeping.trash.emptied(emptied.ids.length));
      return 0;
    }
    for (const card of cards) io.out(cardLine(card));
    io.err(total === 0 ? io.words.catalogue.empty.trash : io.words.keeping.trash.holds(total));
    if (empty && total > 0) io.err(cli.yesHint);
    return 0;
  });
}

export function runConflicts(command: Given<'conflicts'>, io: Io): Promise<number> {
  const { file, yes } = command;
  return withLibrary(command.library, yes ? 'write' : 'read', io, async (library) => {
    const { cli, keeping } = io.words;
    if (file === null) {
      const copies = await library.conflictCopies({});
      if (command.json) io.out(json(copies));
      else if (copies.length === 0) io.err(cli.noCopies);
      else for (const copy of copies) io.out(`${copy.at}  ${copy.file}`);
      return 0;
    }
    const preview = await library.previewConflictCopy({ file });
    const { added, changed } = preview;
    const taken = yes ? await library.takeOverCopy({ file }) : null;
    if (command.json) {
      io.out(json({ file, ...preview, taken: taken !== null }));
      return 0;
    }
    io.out(keeping.copies.changes(added, changed) || keeping.copies.nothing);
    if (taken !== null) io.out(keeping.copies.taken);
    else if (added + changed > 0) io.out(cli.yesHint);
    return 0;
  });
}

export function runImages(command: Given<'images'>, io: Io): Promise<number> {
  const { remove } = command;
  return withLibrary(command.library, remove ? 'write' : 'read', io, async (library) => {
    const unused = await (remove ? library.deleteUnusedImages({}) : library.unusedImages({}));
    if (command.json) {
      io.out(json({ ...unused, deleted: remove }));
      return 0;
    }
    const { pictures } = io.words.keeping;
    const size = formatBytes(unused.bytes, io.words.cli.language);
    if (unused.images === 0) io.out(pictures.none);
    else io.out((remove ? pictures.removed : pictures.found)(unused.images, size));
    return 0;
  });
}
