import type { Stats } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Backup } from '../model/api.ts';
import { FilmothekError } from '../model/errors.ts';
import { isIntact, pack, unpack } from './backup-file.ts';
import { toKeep } from './backup-rotation.ts';
import { checkFilms } from './checked-films.ts';
import {
  ensureFolder,
  errorCode,
  namesIn,
  NODE_FILES,
  reasonOf,
  removeIfThere,
  removeTemporaries,
  renamePatiently,
  syncFolder,
  temporaryName,
  type Files,
} from './files.ts';
import { BACKUPS, SNAPSHOT } from './folder.ts';
import { FORMAT, parseSnapshot, type LibraryData } from './snapshot.ts';
import { Queue } from './queue.ts';

/*
 * The backups of a library: compressed copies of its snapshot. One has its name only after it was read back, and only
 * those that read back count when old ones are deleted. A file that was planted or damaged is listed, never trusted.
 */

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-r(0|[1-9]\d{0,14})\.json\.gz$/;
const BYTES_A_TURN = 8_000_000;

type Named = Pick<Backup, 'name' | 'at' | 'revision'>;

/** `make` and `prune` are for the one writer of the library; everything else only reads. */
export class Backups {
  readonly #library: string;
  readonly #folder: string;
  readonly #files: Files;
  /** What was found out about files, as long as they stay the same: a year of backups takes a while to read. */
  readonly #checked = new Map<string, { readonly identity: string; readonly intact: boolean }>();
  readonly #queue = new Queue();

  /** @param folder of the library */
  constructor(folder: string, files: Files = NODE_FILES) {
    this.#library = folder;
    this.#folder = path.join(folder, BACKUPS);
    this.#files = files;
  }

  /**
   * Copies the snapshot as it is on the disk, so a checkpoint should come first; resolves when the copy is durable and
   * was read back. Rejects with `backup-failed`, and then the backups are as they were.
   * @param revision of the snapshot; @param at ISO moment
   */
  make(revision: number, at: string): Promise<Backup> {
    return this.#queue.run(async () => {
      const moment = new Date(at).toISOString();
      const name = backupName(moment, revision);
      const file = path.join(this.#folder, name);
      const temporary = temporaryName(file);
      try {
        await ensureFolder(this.#files, this.#folder);
        await removeTemporaries(this.#files, this.#folder);
        await pack(this.#files, path.join(this.#library, SNAPSHOT), temporary);
        if (!(await isIntact(this.#files, temporary))) throw new Error('unverified');
        const stats = await this.#files.stat(temporary);
        await renamePatiently(this.#files, temporary, file);
        await syncFolder(this.#files, this.#folder);
        this.#checked.set(name, { identity: identityOf(stats), intact: true });
        return { name, at: moment, revision, bytes: stats.size, verified: true };
      } catch (error) {
        await removeIfThere(this.#files, temporary).catch(() => undefined);
        throw new FilmothekError('backup-failed', { reason: reasonOf(error) }, { cause: error });
      }
    });
  }

  /** Every file with the name of a backup, the newest first; reads those that were not read before. */
  async list(): Promise<Backup[]> {
    const backups: Backup[] = [];
    for (const named of await this.#named()) {
      const backup = await this.#look(named);
      if (backup !== null) backups.push(backup);
    }
    return backups;
  }

  /** The newest good one, `null` when there is none; reads no others. */
  async newest(): Promise<Backup | null> {
    for (const named of await this.#named()) {
      const backup = await this.#look(named);
      if (backup?.verified === true) return backup;
    }
    return null;
  }

  /**
   * The library out of the newest backup that can be read from beginning to end; `null` when there is none. Rejects with
   * `library-newer` rather than going back behind one of a later format.
   */
  async readNewest(): Promise<{ readonly backup: Named; readonly data: LibraryData } | null> {
    for (const backup of await this.#named()) {
      try {
        return { backup, data: await this.read(backup.name) };
      } catch (error) {
        if (!(error instanceof FilmothekError) || error.code === 'library-newer') throw error;
      }
    }
    return null;
  }

  /** Reads a backup to its end: `false` when it is damaged, cannot be read, or is none. */
  async verify(name: string): Promise<boolean> {
    try {
      const stats = await this.#statsOf(name);
      if (stats === null) return false;
      const intact = await isIntact(this.#files, path.join(this.#folder, name));
      this.#checked.set(name, { identity: identityOf(stats), intact });
      return intact;
    } catch {
      // The disk may answer the next time, so nothing is remembered.
      return false;
    }
  }

  /**
   * Deletes the backups that are too many by now and returns their names; one that cannot be deleted stays for the
   * next time. Damaged ones take no place from the others, and without a good one everything stays.
   * @param now ISO moment
   */
  prune(now: string): Promise<string[]> {
    return this.#queue.run(async () => {
      const named = await this.#named();
      if (toKeep(named, now).size === named.length) return [];
      const newest = await this.#newestVerified(named);
      if (newest === null) return [];
      const backups = await this.list();
      const good = backups.filter(({ verified }) => verified);
      const damaged = backups.filter(({ verified }) => !verified);
      const keep = new Set([
        newest,
        ...[good, ahead(good), damaged].flatMap((each) => [...toKeep(each, now)]),
      ]);
      const deleted: string[] = [];
      for (const { name } of backups.filter(({ name }) => !keep.has(name)).reverse()) {
        try {
          await removeIfThere(this.#files, path.join(this.#folder, name));
          this.#checked.delete(name);
          deleted.push(name);
        } catch {
          continue;
        }
      }
      return deleted;
    });
  }

  /**
   * The library as it was, every film checked. Rejects with `backup-damaged`, `library-newer`, `file-missing` or
   * `file-unreadable`.
   */
  async read(name: string): Promise<LibraryData> {
    const file = path.join(this.#folder, name);
    try {
      if ((await this.#statsOf(name)) === null) throw new FilmothekError('file-missing', { file });
      const pieces: Buffer[] = [];
      await unpack(this.#files, file, (bytes) => pieces.push(bytes));
      const data = await parseSnapshot(await joined(pieces), file);
      // What this version does not know about could not be brought back.
      if (data.format !== FORMAT) {
        throw new FilmothekError('library-newer', { folder: file, format: data.format });
      }
      await checkFilms(data.films, file);
      return data;
    } catch (error) {
      if (!(error instanceof FilmothekError)) {
        throw new FilmothekError('file-unreadable', { file }, { cause: error });
      }
      if (error.code !== 'library-damaged') throw error;
      throw new FilmothekError('backup-damaged', { file, ...error.details }, { cause: error });
    }
  }

  /** `null` when it is no file any more. */
  async #look(named: Named): Promise<Backup | null> {
    const stats = await this.#statsOf(named.name).catch(() => null);
    if (stats === null) return null;
    const known = this.#checked.get(named.name);
    const verified =
      known?.identity === identityOf(stats) ? known.intact : await this.verify(named.name);
    return { ...named, bytes: stats.size, verified };
  }

  /** The newest one that can be read right now, whatever was known about it before. */
  async #newestVerified(newestFirst: readonly Named[]): Promise<string | null> {
    for (const { name } of newestFirst) if (await this.verify(name)) return name;
    return null;
  }

  async #named(): Promise<Named[]> {
    try {
      const names = await namesIn(this.#files, this.#folder);
      return names.flatMap((name) => parseName(name) ?? []).sort(newerFirst);
    } catch (error) {
      throw new FilmothekError('file-unreadable', { file: this.#folder }, { cause: error });
    }
  }

  /** `null` unless it is a regular file with the name of a backup. */
  async #statsOf(name: string): Promise<Stats | null> {
    if (parseName(name) === null) return null;
    try {
      const stats = await this.#files.stat(path.join(this.#folder, name));
      return stats.isFile() ? stats : null;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }
}

/** One buffer of many, with turns for the event loop. */
async function joined(pieces: readonly Buffer[]): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(pieces.reduce((total, { length }) => total + length, 0));
  let position = 0;
  let nextTurn = BYTES_A_TURN;
  for (const piece of pieces) {
    position += piece.copy(whole, position);
    if (position < nextTurn) continue;
    nextTurn = position + BYTES_A_TURN;
    await turn();
  }
  return whole;
}

/**
 * Of backups, the newest first, those that know more edits than every newer one: they are from before an older library
 * was put back, and must not give way to what came after it.
 */
function ahead(newestFirst: readonly Backup[]): Backup[] {
  let most = -1;
  return newestFirst.filter(({ revision }) => {
    const isAhead = most >= 0 && revision > most;
    most = Math.max(most, revision);
    return isAhead;
  });
}

function backupName(at: string, revision: number): string {
  return `${at.replaceAll(/[:.]/g, '-')}-r${revision}.json.gz`;
}

/** `null` for a name that no backup can have, such as one with a date that does not exist. */
export function parseName(name: string): Named | null {
  const [, date, hours, minutes, seconds, milliseconds, digits] = NAME.exec(name) ?? [];
  const time = new Date(`${date}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  if (Number.isNaN(time.getTime())) return null;
  const at = time.toISOString();
  const revision = Number(digits);
  return name === backupName(at, revision) ? { name, at, revision } : null;
}

function newerFirst(a: Named, b: Named): number {
  return b.at.localeCompare(a.at) || b.revision - a.revision;
}

function identityOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs}`;
}
