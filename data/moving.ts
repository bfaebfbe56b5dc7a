import { open, readFile, stat } from 'node:fs/promises';
import { decodeText } from './exchange/decode-page.ts';
import { writeArchive, type ArchiveReport } from './exchange/own-archive.ts';
import { readFilms } from './exchange/own-films.ts';
import { NO_LISTS, type FoundLists } from './exchange/own-lists.ts';
import { openArchive, type OwnArchive } from './exchange/read-archive.ts';
import { sameValue } from './model/change.ts';
import { FilmothekError } from './model/errors.ts';
import type { Film } from './model/film.ts';
import { filesOfImages, imagesWith } from './model/picture-edit.ts';
import { MOST_LISTS, type SmartList } from './model/smart-list.ts';
import type { Editor } from './editor.ts';
import type { Pictures } from './pictures.ts';
import type { PreferencesFile } from './preferences-file.ts';
import { reasonOf } from './store/files.ts';
import type { PosterStore } from './store/posters.ts';
import { SalvagedFilms, type Salvageable } from './store/salvaged-films.ts';
import { isSnapshot } from './store/snapshot.ts';
import type { Store } from './store/store.ts';

/* Moving out with everything, and moving in: nothing is lost on the way, and nothing that is there is overwritten. */

const ZIP = Buffer.from('PK\x03\x04');
/** As much as fits into one text. */
const MOST_TEXT = 500_000_000;

export interface ImportReport {
  /** Films that were not in the library. */
  readonly added: number;
  /** Films that are in the library already, just so. */
  readonly same: number;
  /** Films that are in the library otherwise; these were left as they are. */
  readonly differing: number;
  /** Pictures that were not in the library. */
  readonly pictures: number;
  /** Pictures that the added films refer to and that are not there: they are no longer referred to. */
  readonly missing: number;
  /** Smart lists that were not in the library; one that is there stays as it is. */
  readonly lists: number;
  /** Smart lists in the file that were not added: only a later version can read them, or there are too many. */
  readonly leftLists: number;
  /** Places of a damaged library file that could not be read; 0 for an export, which is refused when it is damaged. */
  readonly damaged: number;
}

type FilmReport = Omit<ImportReport, 'damaged' | 'lists' | 'leftLists'>;

interface Sorted {
  readonly added: readonly Film[];
  readonly same: number;
  readonly differing: number;
}

export class Moving {
  readonly #store: Store;
  readonly #posters: PosterStore;
  readonly #pictures: Pictures;
  readonly #editor: Editor;
  readonly #preferences: PreferencesFile;

  constructor(
    store: Store,
    posters: PosterStore,
    pictures: Pictures,
    editor: Editor,
    preferences: PreferencesFile,
  ) {
    this.#store = store;
    this.#posters = posters;
    this.#pictures = pictures;
    this.#editor = editor;
    this.#preferences = preferences;
  }

  /** Every film, trash included, every picture of them and all smart lists, as an archive. Rejects as `write` does. */
  exportAll(write: (bytes: AsyncIterable<Buffer>) => Promise<void>): Promise<ArchiveReport> {
    const films = [...this.#store.data.films.values()];
    const lists = this.#preferences.current.smartLists;
    return writeArchive({ films, lists, picture: (hash) => this.#posters.read(hash) }, write);
  }

  /**
   * Adds the films of an export that the library lacks, as one edit, and the smart lists that it lacks; what the file
   * is, its content tells. Of a library file, which may be a damaged one from the quarantine, those films are added that
   * can be read. What is there stays as it is. Rejects with `import-refused`, `page-binary`, `text-garbled`, `file-missing`,
   * `folder-not-file`, `file-unreadable`, `save-failed` or `library-read-only`, and then nothing was changed.
   */
  async importFile(file: string): Promise<ImportReport> {
    const { readOnly } = this.#store;
    if (readOnly !== null) throw new FilmothekError('library-read-only', { reason: readOnly });
    const source = await openSource(file);
    try {
      return await this.#take(source);
    } catch (error) {
      if (error instanceof FilmothekError) throw error;
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    } finally {
      source.close();
    }
  }

  async #take(source: Source): Promise<ImportReport> {
    const wanted = picturesOf(this.#sort(source.films).added);
    const missing = await this.#missing(wanted);
    const { lists, left } = this.#newLists(source.lists);
    let added: readonly SmartList[] = [];
    try {
      await this.#storePictures(source, missing);
      if (lists.length > 0) await this.#preferences.addLists(lists);
      added = lists;
      const stillMissing = await this.#missing(wanted);
      const pictures = missing.size - stillMissing.size;
      const report = await this.#addFilms(source.films, stillMissing, pictures);
      return { ...report, lists: lists.length, leftLists: left, damaged: source.damaged };
    } catch (error) {
      if (added.length > 0) await this.#preferences.removeLists(added).catch(() => undefined);
      await this.#pictures.takeBack([...missing]).catch(() => undefined);
      throw error;
    }
  }

  async #addFilms(
    films: readonly Film[],
    missing: ReadonlySet<string>,
    pictures: number,
  ): Promise<FilmReport> {
    let report: FilmReport | null = null;
    await this.#editor.edit(async () => {
      const { added, same, differing } = this.#sort(films);
      const changes = added.map((film) => {
        const images = imagesWith(film.images, (hash) => !missing.has(hash));
        return { type: 'add', film: { ...film, images } } as const;
      });
      await this.#pictures.check(changes);
      report = { added: added.length, same, differing, pictures, missing: missing.size };
      return changes;
    });
    if (report === null) throw new Error('the edit was never made');
    return report;
  }

  #newLists({ lists, unread }: FoundLists): { lists: readonly SmartList[]; left: number } {
    const here = this.#preferences.current.smartLists;
    const known = new Set(here.map(({ id }) => id));
    const missing = lists.filter(({ id }) => !known.has(id));
    const added = missing.slice(0, MOST_LISTS - here.length);
    return { lists: added, left: unread + missing.length - added.length };
  }

  #sort(films: readonly Film[]): Sorted {
    const added: Film[] = [];
    let same = 0;
    let differing = 0;
    for (const film of films) {
      const present = this.#store.data.films.get(film.id);
      if (present === undefined) added.push(film);
      else if (isSame(present, film)) same += 1;
      else differing += 1;
    }
    return { added, same, differing };
  }

  /** Stores those of the pictures that are in the source. One that turns out to be none is left out. */
  async #storePictures(source: OwnArchive, hashes: ReadonlySet<string>): Promise<void> {
    for (const hash of hashes) {
      if (!source.pictures.has(hash)) continue;
      const bytes = await source.picture(hash);
      try {
        await this.#posters.add(bytes, 'other');
      } catch (error) {
        const isOfPicture = error instanceof FilmothekError && error.code.startsWith('image-');
        if (!isOfPicture) throw error;
      }
    }
  }

  async #missing(hashes: ReadonlySet<string>): Promise<Set<string>> {
    const missing = new Set<string>();
    for (const hash of hashes) if ((await this.#posters.file(hash)) === null) missing.add(hash);
    return missing;
  }
}

/** Also one that came from the same file before, without the pictures that were missing in it. */
function isSame(present: Film, film: Film): boolean {
  const kept = new Set(filesOfImages(present.images));
  const images = imagesWith(film.images, (hash) => kept.has(hash));
  return sameValue(present, { ...film, images });
}

function picturesOf(films: readonly Film[]): Set<string> {
  return new Set(films.flatMap(({ images }) => filesOfImages(images)));
}

interface Source extends OwnArchive {
  readonly damaged: number;
}

/** The films in a file; one that is no archive has no pictures in it. */
async function openSource(file: string): Promise<Source> {
  const { isZip, size } = await look(file);
  if (isZip) return { ...(await openArchive(file)), damaged: 0 };
  if (size > MOST_TEXT) throw new FilmothekError('import-refused', { file, reason: 'too-large' });
  const bytes = await readFile(file).catch(unreadable(file));
  const { films, damaged } = isSnapshot(bytes)
    ? await salvage(bytes)
    : { films: readFilms(decodeText(bytes, file), file), damaged: 0 };
  return {
    films,
    damaged,
    lists: NO_LISTS,
    pictures: new Set(),
    picture: () => Promise.reject(new FilmothekError('image-not-stored')),
    close: () => undefined,
  };
}

async function salvage(bytes: Buffer): Promise<Salvageable> {
  const salvaged = new SalvagedFilms();
  await salvaged.addSnapshot(bytes);
  return salvaged.found;
}

async function look(file: string): Promise<{ readonly isZip: boolean; readonly size: number }> {
  const stats = await stat(file).catch(unreadable(file));
  if (stats.isDirectory()) throw new FilmothekError('folder-not-file', { file });
  if (!stats.isFile()) throw new FilmothekError('file-unreadable', { file });
  const handle = await open(file).catch(unreadable(file));
  try {
    const { buffer, bytesRead } = await handle
      .read(Buffer.alloc(ZIP.length))
      .catch(unreadable(file));
    return { isZip: buffer.subarray(0, bytesRead).equals(ZIP), size: stats.size };
  } finally {
    await handle.close();
  }
}

function unreadable(file: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const code = error.code === 'ENOENT' ? 'file-missing' : 'file-unreadable';
    throw new FilmothekError(code, { file }, { cause: error });
  };
}
