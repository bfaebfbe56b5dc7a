import { describe, expect, it } from 'vitest';
import { droppedIn, filesIn } from './dropped-files.ts';
import { fileEntry, folder, transferOf } from './dropped-folder.ts';

const file = (name: string) => new File(['x'], name);
const all = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}.png`));
const isPng = (name: string) => name.endsWith('.png');
const namesIn = async (...content: Parameters<typeof filesIn>) =>
  (await filesIn(...content)).map(({ name }) => name);

describe('a drop', () => {
  it('sets folders apart from files', () => {
    const { files, folders } = droppedIn(transferOf([file('a.html')], [folder('a_files', [])]));
    expect(files.map(({ name }) => name)).toEqual(['a.html']);
    expect(folders.map(({ name }) => name)).toEqual(['a_files']);
  });
});

describe('a dropped folder', () => {
  it('gives the files that are wanted, with those in folders of its own', async () => {
    const dropped = folder('a_files', [file('a.css'), file('a.png'), folder('b', [file('b.png')])]);
    expect(await namesIn([dropped], isPng, 9)).toEqual(['a.png', 'b.png']);
  });

  it('is read to its end, though the browser gives it in parts', async () => {
    expect(await namesIn([folder('a', all(250))], isPng, 999)).toHaveLength(250);
  });

  it('gives no more than it is asked for, and is not read for ever', async () => {
    expect(await namesIn([folder('a', all(250))], isPng, 200)).toHaveLength(200);
    expect(await namesIn([folder('a', all(5000))], isPng, 9999)).toHaveLength(2000);
    const deep = [1, 2, 3, 4, 5].reduce(
      (inner, at) => folder(`${at}`, [inner]),
      folder('a', all(1)),
    );
    expect(await namesIn([deep], isPng, 9)).toEqual([]);
  });

  it('gives what can be read of it', async () => {
    const broken = {
      ...fileEntry(file('c.png')),
      file: (_done: unknown, failed: (error: Error) => void) => failed(new Error('gone')),
    } as unknown as FileSystemFileEntry;
    const dropped = folder('a_files', [broken, folder('b', null), file('d.png')]);
    expect(await namesIn([dropped], isPng, 9)).toEqual(['d.png']);
  });
});
