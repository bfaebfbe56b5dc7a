import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lockFolder } from './lock.ts';
import { temporaryFolder } from './test-library.ts';

const SOCKET_FILES = 'darwin';
const platforms = process.platform === 'win32' ? ['win32'] : [process.platform, SOCKET_FILES];

async function socketFiles(): Promise<string[]> {
  return (await fs.readdir(os.tmpdir())).filter((name) => /^filmothek-[0-9a-f]{32}/.test(name));
}

describe.each([...new Set(platforms)] as NodeJS.Platform[])('the lock, as on %s', (platform) => {
  test('is given once, and again after its release', async () => {
    const folder = await temporaryFolder();
    const release = await lockFolder(folder, platform);
    await expect(lockFolder(folder, platform)).rejects.toMatchObject({
      code: 'library-in-use',
      details: { folder },
    });
    await release();
    await (
      await lockFolder(folder, platform)
    )();
  });

  test('is one for all names of a folder', async () => {
    const folder = await temporaryFolder();
    const alias = `${await temporaryFolder()}/alias`;
    await fs.symlink(folder, alias);
    const release = await lockFolder(folder, platform);
    await expect(lockFolder(alias, platform)).rejects.toMatchObject({ code: 'library-in-use' });
    await release();
  });

  test('promise 10: goes to exactly one of twenty who ask at once', async () => {
    const folder = await temporaryFolder();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => lockFolder(folder, platform)),
    );
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    await winners[0]?.value();
  });
});

describe.skipIf(process.platform === 'win32')(
  'promise 11: a socket file that nobody listens on',
  () => {
    test('is replaced, by exactly one of twenty who find it', async () => {
      const folder = await temporaryFolder();
      const before = new Set(await socketFiles());
      const release = await lockFolder(folder, SOCKET_FILES);
      const name = (await socketFiles()).find((name) => !before.has(name)) ?? '';
      await release();
      const file = path.join(os.tmpdir(), name);
      await leaveSocketFile(file);
      onTestFinished(() => fs.rm(file, { force: true }));

      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => lockFolder(folder, SOCKET_FILES)),
      );
      const winners = results.filter((result) => result.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      await winners[0]?.value();
    });
  },
);

/** What a killed process leaves: the file stays when its server is closed under another name. */
async function leaveSocketFile(file: string): Promise<void> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen({ path: `${file}.old` }, resolve));
  await fs.rename(`${file}.old`, file);
  await new Promise((resolve) => server.close(resolve));
  expect((await fs.stat(file)).isSocket()).toBe(true);
}
