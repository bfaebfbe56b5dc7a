import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LibraryApi, PictureMatch } from '../model/api.ts';
import { setFields, type Change } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import type { Image } from '../model/film.ts';
import { MAX_IMAGE_BYTES, MOST_MATCHED } from '../model/images.ts';
import { sentence } from '../model/messages/messages.ts';
import type { Command } from './arguments.ts';
import type { Io } from './io.ts';
import { json, withLibrary } from './with-library.ts';

/** Beside films and texts there are only these in a folder of pictures. */
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|tiff?|tbn)$/i;

interface Found extends PictureMatch {
  readonly file: string;
}

/**
 * Tells which films pictures are of, by the names of their files, and with `--yes` gives them to their films as one
 * edit. A picture that is refused is told, and the others go on; then the exit code is 1.
 */
export function runMatch(command: Extract<Command, { name: 'images' }>, io: Io): Promise<number> {
  const { yes } = command;
  return withLibrary(command.library, yes ? 'write' : 'read', io, async (library) => {
    const found = await match(library, await filesIn(command.files));
    if (!command.json) for (const picture of found) io.out(line(picture, io));
    const refused: string[] = [];
    const refuse = (file: string, error: unknown) => {
      refused.push(file);
      io.err(`${file}: ${sentence(io.words, error)}`);
    };
    const films = yes ? await takeOver(library, found, refuse) : 0;
    if (command.json) {
      const pictures = found.map(({ file, kind, found: match }) => ({ file, kind, ...match }));
      io.out(json({ pictures, films, refused }));
      return refused.length === 0 ? 0 : 1;
    }
    const matched = found.filter(({ found: match }) => match !== null).length;
    const { assign } = io.words.pictures;
    if (yes) io.out(assign.done(matched - refused.length, films));
    else {
      io.out(assign.found(matched, found.length));
      if (matched > 0) io.err(io.words.cli.yesHint);
    }
    return refused.length === 0 ? 0 : 1;
  });
}

/** The pictures among the files, and in the folders, all the way down, by name. */
async function filesIn(places: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const place of places) {
    const found = await stat(place).catch(() => null);
    if (found === null) throw new FilmothekError('file-missing', { file: place });
    if (!found.isDirectory()) files.push(place);
    else {
      const within = await readdir(place, { recursive: true, withFileTypes: true });
      files.push(
        ...within
          .filter((entry) => entry.isFile() && PICTURE.test(entry.name))
          .map((entry) => path.join(entry.parentPath, entry.name))
          .sort(),
      );
    }
  }
  return files;
}

async function match(
  library: Pick<LibraryApi, 'matchPictures'>,
  files: readonly string[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < files.length; from += MOST_MATCHED) {
    const some = files.slice(from, from + MOST_MATCHED);
    // The folder may say what the name does not: `Rush (1991)/poster.jpg`.
    const names = some.map((file) => path.resolve(file).split(path.sep).slice(-2).join('/'));
    const matches = await library.matchPictures({ names });
    found.push(...matches.map((each, at) => ({ ...each, file: some[at] ?? '' })));
  }
  return found;
}

function line({ file, kind, found }: Found, io: Io): string {
  const { pictures, terms } = io.words;
  if (found === null) return `${file}  ${pictures.assign.notFound}`;
  const { title, year } = found.film;
  const film = year === null ? title : `${title} (${year})`;
  return `${file}  ${terms.imageKind[kind]}: ${film}  (${pictures.assign.certainty[found.certainty]})`;
}

/** Gives the pictures to their films, behind those that are there; how many films have something new. */
async function takeOver(
  library: Pick<LibraryApi, 'addImage' | 'film' | 'apply'>,
  found: readonly Found[],
  refuse: (file: string, error: unknown) => void,
): Promise<number> {
  const images = new Map<string, Image[]>();
  for (const { file, kind, found: match } of found) {
    if (match === null) continue;
    try {
      const { size } = await stat(file);
      if (size > MAX_IMAGE_BYTES) throw new FilmothekError('image-too-large', { bytes: size });
      const data = (await readFile(file)).toString('base64');
      const image = await library.addImage({ data, kind });
      images.set(match.film.id, [...(images.get(match.film.id) ?? []), image]);
    } catch (error) {
      refuse(file, error);
    }
  }
  const changes: Change[] = [];
  for (const [id, added] of images) {
    const film = await library.film({ id });
    if (film === null) continue;
    const known = new Set(film.images.map(({ hash }) => hash));
    const fresh = [...new Map(added.map((image) => [image.hash, image])).values()];
    const next = [...film.images, ...fresh.filter(({ hash }) => !known.has(hash))];
    if (next.length > film.images.length) changes.push(setFields(film, { images: next }));
  }
  if (changes.length > 0) await library.apply({ changes });
  return changes.length;
}
