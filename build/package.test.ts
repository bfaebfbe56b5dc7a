import { spawnSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configuration } from './electron-builder.mjs';
import { makeIcons } from './icons.mjs';
import { holdsElectron, PackError } from './pack.mjs';
import { inProject, ROOT } from './project.mjs';
import { TEXTS } from './texts.mjs';

/*
 * Packs a copy of the project with a small built app and a stand-in for Electron, offline. The copy has everything that
 * must stay out, so that its absence means something.
 */

/** How many fuses this Electron has, and the mark they stand behind in its binary. */
const FUSES = 9;
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const BUILT = {
  'dist/electron/main.js': "import sharp from 'sharp';\nexport { sharp };\n",
  'dist/electron/main.js.map': '{}',
  'dist/electron/recognise-worker.js': '',
  'dist/preload/preload.cjs': '',
  'dist/renderer/index.html': '<title>Filmothek</title>',
  'dist/renderer/assets/index-abc123.js': '',
  'dist/renderer/assets/index-abc123.js.map': '{}',
  'dist/renderer/assets/film-abc123.woff2': '',
};

const NOT_FOR_THE_PACKAGE = {
  'dist/node/cli.js': '',
  'data/library.ts': '',
  'renderer/main.ts': '',
  'electron/main.ts': '',
  'electron/desktop.test.ts': '',
  'e2e/window.spec.ts': '',
  'build/electron-builder.mjs': '',
  'README.md': '',
  '.env': 'SECRET=1',
};

let folder: string;
let project: string;
let app: string;
let archive: string;

const isHere = process.platform === 'linux';
if (!isHere)
  console.info('Packing is only tested on Linux: the stand-in for Electron is one file.');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'filmothek-package-'));
  if (!isHere) return;
  project = path.join(folder, 'project');
  const electronDist = path.join(folder, 'electron');
  await Promise.all([copyProject(project), standInForElectron(electronDist)]);
  // In a process of its own: electron-builder reads the environment and logs as a program.
  const packed = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { pack } from ${JSON.stringify(new URL('pack.mjs', import.meta.url).href)};
       await pack({ projectDir: process.argv[1], electronDist: process.argv[2], onlyFolder: true });`,
      project,
      electronDist,
    ],
    { cwd: project, encoding: 'utf8', env: { ...process.env, FILMOTHEK_E2E_BUILD: '' } },
  );
  if (packed.status !== 0) throw new Error(packed.stdout + packed.stderr);
  app = path.join(project, 'release/linux-unpacked');
  archive = path.join(app, 'resources/app.asar');
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

async function writeAll(root: string, files: Readonly<Record<string, string | Buffer>>) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
}

/** The project's own description and production modules around the small built app. */
async function copyProject(target: string) {
  await writeAll(target, { ...BUILT, ...NOT_FOR_THE_PACKAGE });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(inProject(file), path.join(target, file));
  }
  const modules = ['sharp', '@img', 'semver', 'detect-libc', 'lowdb'];
  for (const name of modules) {
    await cp(inProject('node_modules', name), path.join(target, 'node_modules', name), {
      recursive: true,
    });
  }
}

async function standInForElectron(target: string) {
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES])]);
  await writeAll(target, {
    electron: Buffer.concat([Buffer.alloc(64), wire, Buffer.from('101100110'), Buffer.alloc(64)]),
    version: '45.3.4',
    LICENSE: 'MIT',
    'LICENSES.chromium.html': '',
    'resources/default_app.asar': '',
    'locales/de.pak': '',
    'locales/en-US.pak': '',
    'locales/fr.pak': '',
  });
  await chmod(path.join(target, 'electron'), 0o755);
}

const inArchive = () => listPackage(archive, { isPack: false }).map((file) => file.slice(1));

describe.runIf(isHere)('the package', () => {
  test('starts at the built main file', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as {
      readonly main: string;
      readonly type: string;
    };
    expect(manifest).toMatchObject({ main: 'dist/electron/main.js', type: 'module' });
    expect(extractFile(archive, manifest.main).toString()).toBe(BUILT['dist/electron/main.js']);
  });

  test('holds the built app and nothing else of the project', () => {
    const files = inArchive().filter((file) => !file.startsWith('node_modules'));
    const withoutFolders = files.filter((file) => path.extname(file) !== '');
    const expected = Object.keys(BUILT).filter((file) => !file.endsWith('.map'));
    expect(withoutFolders.sort()).toEqual([...expected, 'package.json'].sort());
  });

  test('holds the modules that run, and none that only build', () => {
    const modules = new Set(
      inArchive().flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/@]+)/.exec(file)?.[1] ?? []),
    );
    expect(modules).toContain('sharp');
    expect(modules).toContain('detect-libc');
    expect(modules).not.toContain('lowdb');
    expect(modules).not.toContain('electron');
  });

  test('keeps native code beside the archive, complete enough to work', async () => {
    const modules = path.join(`${archive}.unpacked`, 'node_modules');
    expect(await readdir(modules)).toEqual(['@img', 'sharp']);
    // Electron finds the pure modules in the archive; plain Node needs them beside it.
    for (const name of ['semver', 'detect-libc']) {
      await cp(inProject('node_modules', name), path.join(modules, name), { recursive: true });
    }
    const load = createRequire(path.join(modules, 'from-here.js'));
    const unpacked = load('sharp') as typeof sharp;
    const png = await unpacked(inProject('build/resources/icon.svg')).png().toBuffer();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(load.resolve('sharp').startsWith(modules)).toBe(true);
  });

  test('has the fuses of a program for people', async () => {
    const fuses = await getCurrentFuseWire(path.join(app, 'filmothek'));
    const states = {
      runAsNode: fuses[FuseV1Options.RunAsNode],
      nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
      fileProtocol: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
      asarIntegrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar],
    };
    expect(states).toEqual({
      runAsNode: FuseState.DISABLE,
      nodeOptions: FuseState.DISABLE,
      inspect: FuseState.DISABLE,
      fileProtocol: FuseState.DISABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
    });
  });

  test('has no other app beside it, and speaks German and English', async () => {
    expect(await readdir(path.join(app, 'resources'))).toEqual(['app.asar', 'app.asar.unpacked']);
    expect(await readdir(path.join(app, 'locales'))).toEqual(['de.pak', 'en-US.pak']);
    expect((await stat(path.join(app, 'filmothek'))).mode & 0o111).toBe(0o111);
  });
});

test('only the end-to-end switch leaves the inspector on, and nothing else changes with it', () => {
  const people = configuration({ e2e: false });
  const e2e = configuration({ e2e: true });
  expect(people.electronFuses?.enableNodeCliInspectArguments).toBe(false);
  expect(e2e).toEqual({
    ...people,
    afterExtract: expect.any(Function) as unknown,
    electronFuses: { ...people.electronFuses, enableNodeCliInspectArguments: true },
  });
});

/** Runs `npm run package` as a person would, in German. */
const packageScript = (...args: readonly string[]) =>
  spawnSync(process.execPath, [inProject('build/package.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'de_DE.UTF-8' },
  });

test.each([
  [['--everything'], 'Unbekannte Angabe: --everything'],
  [['everything'], 'Unbekannte Angabe: everything'],
  [['--electron-dist'], 'Nach --electron-dist fehlt die Angabe'],
])('a wrong argument is said, with what there is: %j', (args, sentence) => {
  const { status, stderr } = packageScript(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain('--electron-dist ORDNER');
});

test('a folder without Electron is said before anything is built', () => {
  const { status, stdout, stderr } = packageScript('--electron-dist', folder);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`Dort ist kein Electron: ${folder}\n`);
});

test('Electron may be unpacked, packed, or packed in a folder', async () => {
  const place = path.join(folder, 'places');
  const zip = `electron-v45.3.4-linux-x64.zip`;
  await writeAll(place, { [zip]: '', 'empty/readme.txt': '' });
  expect(holdsElectron(place)).toBe(true);
  expect(holdsElectron(path.join(place, zip))).toBe(true);
  expect(holdsElectron(path.join(place, 'empty'))).toBe(false);
  expect(holdsElectron(path.join(place, 'empty/readme.txt'))).toBe(false);
  expect(holdsElectron(path.join(place, 'none'))).toBe(false);
  if (isHere) expect(holdsElectron(path.join(folder, 'electron'))).toBe(true);
});

test.each([
  ['getaddrinfo ENOTFOUND github.com', true],
  ['connect ECONNREFUSED 127.0.0.1:9\n    at somewhere', true],
  ['Application entry file "dist/electron/main.js" does not exist', false],
])('why packing failed is one line, and a network is told from the rest: %s', (text, noNetwork) => {
  const error = new PackError(new Error(text));
  expect(error).toMatchObject({ noNetwork, message: text.split('\n')[0] });
  const sentence = TEXTS.en.package[noNetwork ? 'noNetwork' : 'failed'](error.message);
  expect(sentence).toContain(error.message);
  expect(/--electron-dist.*ELECTRON_MIRROR/.test(sentence)).toBe(noNetwork);
});

describe('the icons', () => {
  let icons: string;
  beforeAll(async () => {
    icons = path.join(folder, 'icons');
    await makeIcons(icons);
  });

  test.each([16, 32, 256, 1024])('%i pixels: amber on black, clear corners', async (size) => {
    const { data, info } = await sharp(path.join(icons, `${size}x${size}.png`))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => {
      const at = (Math.floor(y * size) * size + Math.floor(x * size)) * 4;
      return [...data.subarray(at, at + 4)];
    };
    expect([info.width, info.height]).toEqual([size, size]);
    expect(pixel(0.5, 0.65)).toEqual([0xf0, 0xb3, 0x5b, 255]);
    expect(pixel(0.5, 0.1)).toEqual([0x0e, 0x0e, 0x11, 255]);
    expect(pixel(0, 0)[3]).toBeLessThan(64);
  });

  test('the Windows file holds PNG pictures from 16 to 256 pixels', async () => {
    const ico = await readFile(path.join(icons, 'icon.ico'));
    expect(ico.readUInt16LE(2)).toBe(1);
    const sizes = [];
    for (let entry = 0; entry < ico.readUInt16LE(4); entry++) {
      const at = 6 + 16 * entry;
      const start = ico.readUInt32LE(at + 12);
      const png = ico.subarray(start, start + ico.readUInt32LE(at + 8));
      const { width, format } = await sharp(png).metadata();
      expect(format).toBe('png');
      expect(ico.readUInt8(at) || 256).toBe(width);
      sizes.push(width);
    }
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('the Apple file is as long as it says and holds pictures up to 1024 pixels', async () => {
    const icns = await readFile(path.join(icons, 'icon.icns'));
    expect(icns.subarray(0, 4).toString()).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
      sizes[icns.subarray(at, at + 4).toString()] = (await sharp(png).metadata()).width;
    }
    expect(sizes).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});
