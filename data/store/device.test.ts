import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deviceId, hostDevice } from './device.ts';
import { temporaryFolder } from './test-library.ts';

describe('the name of this device', () => {
  test('is made once, says nothing, and stays', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'state', 'filmothek', 'device');
    const made = await deviceId(file);
    expect(made).toMatch(/^d-[0-9a-f]{12}$/);
    expect(await deviceId(file)).toBe(made);
    expect(await deviceId(path.join(folder, 'other'))).not.toBe(made);
  });

  test.each(['', 'd-1', 'd-0123456789ab\nd-ba9876543210'])(
    'is made anew when its file holds “%s”',
    async (text) => {
      const file = path.join(await temporaryFolder(), 'device');
      await fs.writeFile(file, text);
      const made = await deviceId(file);
      expect(made).toMatch(/^d-[0-9a-f]{12}$/);
      expect(await deviceId(file)).toBe(made);
    },
  );

  test('comes from the computer’s name where nothing can be kept', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await fs.writeFile(file, '');
    expect(await deviceId(path.join(file, 'device'))).toBe(hostDevice());
    expect(hostDevice('a')).toMatch(/^d-[0-9a-f]{12}$/);
    expect(hostDevice('a')).not.toBe(hostDevice('b'));
  });
});
