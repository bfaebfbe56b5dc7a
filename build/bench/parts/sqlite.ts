import type { Film } from '../../../data/model/film.ts';
import { timeEdits, type Times } from './timing.ts';

/** What is used of Node's SQLite; the types are those of the oldest Node, which has none. */
interface SqliteModule {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): { run(...values: readonly string[]): unknown };
    close(): void;
  };
}

/**
 * The same edit as one SQLite commit: a table of films as JSON, in WAL mode with synchronous=FULL, so that it waits for
 * the disk as the store does. `null` on a Node that has no SQLite of its own.
 */
export async function timeSqlite(
  file: string,
  films: readonly Film[],
  count: number,
  edited: (film: Film) => Film,
): Promise<Times | null> {
  const sqlite = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;
  if (sqlite === undefined) return null;
  const database = new sqlite.DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
    database.exec('CREATE TABLE films (id TEXT PRIMARY KEY, json TEXT NOT NULL)');
    database.exec('BEGIN');
    const insert = database.prepare('INSERT INTO films VALUES (?, ?)');
    for (const film of films) insert.run(film.id, JSON.stringify(film));
    database.exec('COMMIT');
    const update = database.prepare('UPDATE films SET json = ? WHERE id = ?');
    const current = [...films];
    return await timeEdits(count, films.length, (index) => {
      const film = current[index];
      if (film === undefined) throw new Error(`film ${index} is missing`);
      const changed = edited(film);
      current[index] = changed;
      update.run(JSON.stringify(changed), changed.id);
    });
  } finally {
    database.close();
  }
}
