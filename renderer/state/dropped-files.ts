/* The files of a paste or drop, and those in folders among them. */

/** A folder of a saved page has fewer; the rest stays unread. */
const MOST_ENTRIES = 2000;
const DEEPEST = 3;

export interface Dropped {
  readonly files: readonly File[];
  readonly folders: readonly FileSystemDirectoryEntry[];
}

/** Must be called while the event is being handled: a DataTransfer is empty afterwards. */
export function droppedIn(transfer: DataTransfer | null): Dropped {
  const files: File[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return { files: [...(transfer?.files ?? [])], folders };
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (isFolder(entry)) folders.push(entry);
    else if (file !== null) files.push(file);
  }
  return { files, folders };
}

/**
 * The files in folders that are wanted, by their names, at most so many. What cannot be read is passed over.
 * Nothing of a file but its name is read.
 */
export async function filesIn(
  folders: readonly FileSystemDirectoryEntry[],
  isWanted: (name: string) => boolean,
  most: number,
): Promise<readonly File[]> {
  const files: File[] = [];
  let left = MOST_ENTRIES;
  let level = folders;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const entries: FileSystemEntry[] = [];
    for (const folder of level) {
      if (left - entries.length <= 0) break;
      entries.push(...(await entriesOf(folder, left - entries.length)));
    }
    left -= entries.length;
    for (const entry of entries) {
      if (files.length >= most) return files;
      const file = isFile(entry) && isWanted(entry.name) ? await fileOf(entry) : null;
      if (file !== null) files.push(file);
    }
    level = entries.filter(isFolder);
  }
  return files;
}

/** A reader gives the entries of a folder in parts, and none when there are no more. */
async function entriesOf(
  folder: FileSystemDirectoryEntry,
  most: number,
): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  while (found.length < most) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) break;
    found.push(...part);
  }
  return found.slice(0, most);
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory ?? false;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
