import { createHash } from 'node:crypto';
import path from 'node:path';
import { FilmothekError } from './model/errors.ts';
import { typedDraftSchema, type KeptDraft, type TypedDraft } from './model/typed-draft.ts';
import {
  ensureFolder,
  namesIn,
  NODE_FILES,
  reasonOf,
  removeIfThere,
  removeTemporaries,
  syncFolder,
  writeDurably,
  type Files,
} from './store/files.ts';
import { Queue } from './store/queue.ts';

const FOLDER = 'drafts';
const NAME = /^[0-9a-f]{64}\.json$/;

/**
 * What is typed and not saved yet, one file a film in the library's `drafts` folder. A file that cannot be read is left
 * where it is and never keeps a library from opening.
 */
export class DraftsFile {
  readonly #folder: string;
  readonly #files: Files;
  /** As they should be on the disk, and as they are. */
  readonly #wanted: Map<string, TypedDraft>;
  readonly #stored: Map<string, TypedDraft>;
  readonly #queue = new Queue();

  private constructor(folder: string, files: Files, found: readonly TypedDraft[]) {
    this.#folder = folder;
    this.#files = files;
    this.#wanted = new Map(found.map((draft) => [draft.key, draft]));
    this.#stored = new Map(this.#wanted);
  }

  /** @param folder of the library, which must not have another writer */
  static async open(folder: string, files: Files = NODE_FILES): Promise<DraftsFile> {
    const drafts = path.join(folder, FOLDER);
    await removeTemporaries(files, drafts).catch(() => undefined);
    const names = await namesIn(files, drafts).catch(() => []);
    const found: TypedDraft[] = [];
    for (const name of names) {
      const draft = await read(files, drafts, name);
      if (draft !== null) found.push(draft);
    }
    return new DraftsFile(drafts, files, found);
  }

  /** The newest first. */
  get all(): readonly TypedDraft[] {
    return [...this.#wanted.values()].sort((a, b) => b.at.localeCompare(a.at));
  }

  /** Replaces the draft of that key; it is on the disk, or a later one is, before this resolves. Rejects with `save-failed`. */
  keep(draft: KeptDraft): Promise<void> {
    this.#wanted.set(draft.key, { ...draft, at: new Date().toISOString() });
    return this.#queue.run(() => this.#write(draft.key));
  }

  /** Nothing happens where there is none. Rejects with `save-failed`. */
  drop(key: string): Promise<void> {
    this.#wanted.delete(key);
    return this.#queue.run(() => this.#write(key));
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** Who types fast overtakes the disk: only the last state is written, whoever asked. */
  async #write(key: string): Promise<void> {
    const draft = this.#wanted.get(key);
    if (draft === this.#stored.get(key)) return;
    const file = path.join(this.#folder, nameOf(key));
    try {
      if (draft === undefined) {
        await removeIfThere(this.#files, file);
        await syncFolder(this.#files, this.#folder);
        this.#stored.delete(key);
      } else {
        await ensureFolder(this.#files, this.#folder);
        await writeDurably(this.#files, file, Buffer.from(JSON.stringify(draft)));
        this.#stored.set(key, draft);
      }
    } catch (error) {
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    }
  }
}

/** A key is never part of a path. */
function nameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}.json`;
}

/** The draft in a file, or `null` for anything that is none or does not belong under this name. */
async function read(files: Files, folder: string, name: string): Promise<TypedDraft | null> {
  if (!NAME.test(name)) return null;
  const file = path.join(folder, name);
  try {
    if (!(await files.lstat(file)).isFile()) return null;
    const draft = typedDraftSchema.parse(JSON.parse(await files.readFile(file, 'utf8')));
    return nameOf(draft.key) === name ? draft : null;
  } catch {
    return null;
  }
}
