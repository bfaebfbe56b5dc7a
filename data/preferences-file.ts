import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_PREFERENCES, preferencesSchema, type Preferences } from './model/preferences.ts';

const NAME = 'preferences.json';

/** The preferences beside the library. What cannot be read falls back to the defaults: taste is not data. */
export class PreferencesFile {
  readonly #file: string;
  current: Preferences;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string, current: Preferences) {
    this.#file = file;
    this.current = current;
  }

  static async open(folder: string): Promise<PreferencesFile> {
    const file = path.join(folder, NAME);
    return new PreferencesFile(file, await read(file));
  }

  /** Rejects when the folder cannot be written to. Calls are written one after the other. */
  async set(preferences: Preferences): Promise<void> {
    this.current = preferences;
    const turn = this.#writing.then(() => this.#write());
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  async #write(): Promise<void> {
    const temporary = `${this.#file}.tmp`;
    await writeFile(temporary, `${JSON.stringify(this.current, null, 2)}\n`);
    await rename(temporary, this.#file);
  }
}

async function read(file: string): Promise<Preferences> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    return preferencesSchema.parse({ ...DEFAULT_PREFERENCES, ...(parsed as object) });
  } catch {
    return DEFAULT_PREFERENCES;
  }
}
