/* For tests: a drop of files and folders as the browser hands it over. */

/** As many entries as Chromium gives at a time. */
const PART = 100;

export function fileEntry(file: File): FileSystemFileEntry {
  return {
    isFile: true,
    isDirectory: false,
    name: file.name,
    file: (done: (file: File) => void) => done(file),
  } as unknown as FileSystemFileEntry;
}

/** A folder with files and folders in it; `null` for one that cannot be read. */
export function folder(
  name: string,
  content: readonly (File | FileSystemEntry)[] | null,
): FileSystemDirectoryEntry {
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      const left = (content ?? []).map((each) => (each instanceof File ? fileEntry(each) : each));
      return {
        readEntries: (
          done: (entries: readonly FileSystemEntry[]) => void,
          failed: (error: Error) => void,
        ) => {
          if (content === null) failed(new Error('gone'));
          else done(left.splice(0, PART));
        },
      };
    },
  } as unknown as FileSystemDirectoryEntry;
}

export function transferOf(
  files: readonly File[],
  folders: readonly FileSystemDirectoryEntry[],
): DataTransfer {
  const item = (file: File, entry: FileSystemEntry) => ({
    kind: 'file',
    webkitGetAsEntry: () => entry,
    getAsFile: () => file,
  });
  // A folder arrives among the files as well, as one without a type that cannot be read.
  const dressed = folders.map((entry) => item(new File([], entry.name), entry));
  const items = [...dressed, ...files.map((file) => item(file, fileEntry(file)))];
  return { items, files, getData: () => '' } as unknown as DataTransfer;
}
