import path from 'node:path';
import { FilmothekError } from './model/errors.ts';
import { DEFAULT_PREFERENCES, preferencesSchema, type Preferences } from './model/preferences.ts';
import { readSmartLists, type SmartList } from './model/smart-list.ts';
import { NODE_FILES, readIfThere, reasonOf, writeDurably, type Files } from './store/files.ts';
import { setAside } from './store/quarantine.ts';
import { Queue } from './store/queue.ts';

const NAME = 'preferences.json';

/**
 * The preferences beside the library. What of them cannot be read, or is of a later version, is as nobody chose it; the
 * file with it goes to the quarantine before it is written anew.
 */
export class PreferencesFile {
  readonly #file: string;
  readonly #files: Files;
  current: Preferences;
  /** Whether everything is as the person chose it. When it is not, nothing must be thrown away because of it. */
  isCertain: boolean;
  /** Whether there is something in the file that would be lost by writing it. */
  #hasUnread: boolean;
  readonly #queue = new Queue();

  private constructor(file: string, files: Files, { current, isCertain }: Found) {
    this.#file = file;
    this.#files = files;
    this.current = current;
    this.isCertain = isCertain;
    this.#hasUnread = !isCertain;
  }

  static async open(folder: string, files: Files = NODE_FILES): Promise<PreferencesFile> {
    const file = path.join(folder, NAME);
    return new PreferencesFile(file, files, await read(files, file));
  }

  /** Rejects with `save-failed` when the folder cannot be written to. Calls are written one after the other. */
  async set(preferences: Preferences): Promise<void> {
    this.current = preferences;
    this.isCertain = true;
    return this.#queue.run(() => this.#write());
  }

  /** Adds lists that are not there yet. Rejects as `set` does, and then none was added. */
  async addLists(lists: readonly SmartList[]): Promise<void> {
    await this.#setLists([...this.current.smartLists, ...lists]);
  }

  /** Takes back what `addLists` added. */
  async removeLists(lists: readonly SmartList[]): Promise<void> {
    const gone = new Set(lists.map(({ id }) => id));
    await this.#setLists(this.current.smartLists.filter(({ id }) => !gone.has(id)));
  }

  async #setLists(smartLists: SmartList[]): Promise<void> {
    const before = this.current.smartLists;
    try {
      await this.set({ ...this.current, smartLists });
    } catch (error) {
      // The file may have been written all the same.
      await this.set({ ...this.current, smartLists: before }).catch(() => undefined);
      throw error;
    }
  }

  async #write(): Promise<void> {
    try {
      if (this.#hasUnread) await setAside(this.#files, path.dirname(this.#file), NAME);
      this.#hasUnread = false;
      const bytes = Buffer.from(`${JSON.stringify(this.current, null, 2)}\n`);
      await writeDurably(this.#files, this.#file, bytes);
    } catch (error) {
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    }
  }
}

type Found = Pick<PreferencesFile, 'current' | 'isCertain'>;

async function read(files: Files, file: string): Promise<Found> {
  try {
    const bytes = await readIfThere(files, file);
    if (bytes === null) return { current: DEFAULT_PREFERENCES, isCertain: true };
    const found = JSON.parse(bytes.toString()) as Readonly<Record<string, unknown>>;
    const usable = Object.entries(preferencesSchema.shape).filter(
      ([name, schema]) => Object.hasOwn(found, name) && schema.safeParse(found[name]).success,
    );
    const { lists, unread } = readSmartLists(found['smartLists'] ?? []);
    const chosen = Object.fromEntries(usable.map(([name]) => [name, found[name]]));
    const isCertain =
      unread === 0 && Object.keys(found).every((name) => Object.hasOwn(chosen, name));
    return { current: { ...DEFAULT_PREFERENCES, ...chosen, smartLists: [...lists] }, isCertain };
  } catch {
    return { current: DEFAULT_PREFERENCES, isCertain: false };
  }
}
