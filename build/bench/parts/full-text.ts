import { fold } from '../../../data/model/search-text.ts';

type Row = Readonly<Record<string, unknown>>;

/** What is used of Node's SQLite; the types are those of the oldest Node, which has none. */
interface SqliteModule {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): {
      run(...values: readonly (string | number)[]): unknown;
      get(text: string): Row | undefined;
      all(text: string): readonly Row[];
    };
    close(): void;
  };
}

/** SQLite's full-text search over texts; a row is a text's position. `null` where Node has no SQLite. */
export function fullTextSearch(texts: readonly string[]) {
  const sqlite = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;
  if (sqlite === undefined) return null;
  const database = new sqlite.DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE texts USING fts5(text, prefix='1 2 3')");
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [row, text] of texts.entries()) insert.run(row, text);
  database.exec('COMMIT');
  const first = database.prepare(
    'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 60',
  );
  const count = database.prepare('SELECT count(*) FROM texts WHERE texts MATCH ?');
  const every = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ?');
  return {
    /** The first screen and the number of all. */
    ask: (text: string) => [first.all(beginnings(text)), count.get(beginnings(text))],
    all: (text: string) => new Set(every.all(beginnings(text)).map(({ rowid }) => Number(rowid))),
    close: () => database.close(),
  };
}

const beginnings = (text: string): string =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `"${word}"*`)
    .join(' ');
