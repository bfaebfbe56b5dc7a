import { FILMS_FORMAT } from '../exchange/own-films.ts';
import type { OpenLibrary } from '../library.ts';
import type { Command } from './arguments.ts';
import { writeExport } from './export-file.ts';
import type { Io } from './io.ts';
import { json, withLibrary } from './with-library.ts';

/* The commands that move a library out and in. */

type Given<N extends Command['name']> = Extract<Command, { name: N }>;

const ARCHIVE = /\.filmothek$/i;

export function runExport(command: Given<'export'>, io: Io): Promise<number> {
  return withLibrary(command.library, 'read', io, async (library) => {
    const { file, force } = command;
    if (file !== null && ARCHIVE.test(file)) return exportAll(library, file, command, io);
    const films = await library.allFilms();
    const text = json({ format: FILMS_FORMAT, version: 1, films });
    if (file === null) {
      io.out(text);
      return 0;
    }
    const { folder } = await library.status({});
    const bytes = [Buffer.from(`${text}\n`)];
    await writeExport(file, (write) => write(bytes), { libraryFolder: folder, force });
    if (command.json) io.out(json({ file, films: films.length }));
    else io.out(io.words.cli.exported(films.length, file));
    return 0;
  });
}

async function exportAll(
  library: OpenLibrary,
  file: string,
  { force, json: asJson }: Given<'export'>,
  io: Io,
): Promise<number> {
  const { cli } = io.words;
  const { folder } = await library.status({});
  const report = await writeExport(file, (write) => library.exportAll(write), {
    libraryFolder: folder,
    force,
  });
  if (asJson) io.out(json({ file, ...report }));
  else io.out(cli.exportedAll(report.films, report.pictures, file));
  if (!asJson && report.lists > 0) io.out(cli.lists(report.lists));
  if (report.missing > 0) io.err(cli.exportMissing(report.missing));
  return 0;
}

export function runImport({ file, library: folder, json: asJson }: Given<'import'>, io: Io) {
  return withLibrary(folder, 'write', io, async (library) => {
    const { cli } = io.words;
    const report = await library.importFile(file);
    if (asJson) {
      io.out(json({ file, ...report }));
      return 0;
    }
    io.out(cli.imported(report.added, report.pictures));
    if (report.lists > 0) io.out(cli.lists(report.lists));
    if (report.leftLists > 0) io.err(cli.leftLists(report.leftLists));
    if (report.damaged > 0) io.err(cli.importDamaged(report.damaged));
    if (report.same > 0) io.out(cli.importSame(report.same));
    if (report.differing > 0) io.out(cli.importDiffering(report.differing));
    if (report.missing > 0) io.err(cli.importMissing(report.missing));
    return 0;
  });
}
