// @ts-check
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/* What a packaged Filmothek is. Read by package.mjs, and by `electron-builder --config build/electron-builder.mjs`. */

/** Only for end-to-end tests of a packaged app, which steer it through Node's inspector. Never for people. */
const IS_E2E_BUILD = Boolean(process.env.FILMOTHEK_E2E_BUILD);

/** A folder with an unpacked Electron of one's own, for machines that cannot download it. */
const ELECTRON_DIST = process.env.FILMOTHEK_ELECTRON_DIST;

/**
 * @param {object} [options]
 * @param {boolean} [options.e2e] leaves the inspector on
 * @param {string | undefined} [options.electronDist] folder of an unpacked Electron; downloaded when left out
 * @returns {import('electron-builder').Configuration}
 */
export function configuration({ e2e = IS_E2E_BUILD, electronDist = ELECTRON_DIST } = {}) {
  return {
    appId: 'org.filmothek.app', // the same as in electron/desktop.ts
    productName: 'Filmothek',
    copyright: 'MIT',
    ...(electronDist ? { electronDist } : {}),
    directories: { output: 'release', buildResources: 'build/resources' },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',

    // The built app and what package.json calls dependencies; no sources, no source maps.
    files: [
      'dist/electron/**',
      'dist/preload/**',
      'dist/renderer/**',
      '!**/*.map',
      '!node_modules/sharp/{src,install}/**',
    ],
    asar: true,
    // Native code is loaded by the operating system, which knows no archives.
    asarUnpack: ['node_modules/sharp/**', 'node_modules/@img/**'],
    // sharp comes built for every system.
    npmRebuild: false,
    electronLanguages: ['de', 'en'],

    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: e2e,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      // A changed binary needs its signature again, or Apple's processors refuse to run it.
      resetAdHocDarwinSignature: process.platform === 'darwin',
    },

    win: { target: ['nsis'], icon: 'dist/icons/icon.ico' },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      // The films stay when the program goes.
      deleteAppDataOnUninstall: false,
    },

    mac: {
      target: ['dmg', 'zip'],
      icon: 'dist/icons/icon.icns',
      category: 'public.app-category.entertainment',
    },

    linux: {
      target: ['AppImage', 'deb', 'tar.gz'],
      icon: 'dist/icons',
      executableName: 'filmothek',
      category: 'AudioVideo',
      synopsis: 'Offline library for a personal film collection',
      syncDesktopName: true,
      // A Debian package must name both; `.invalid` is reserved for addresses that do not exist.
      maintainer: 'The Filmothek authors <filmothek@filmothek.invalid>',
    },
    extraMetadata: {
      homepage: 'https://filmothek.invalid/',
      // Ties the window to its menu entry on Linux.
      desktopName: 'filmothek.desktop',
    },
    publish: null,

    // Electron's own example app; electron-builder leaves it in when Electron comes from a folder.
    afterExtract: ({ appOutDir, electronPlatformName }) => {
      const resources =
        electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
      return rm(path.join(appOutDir, resources, 'default_app.asar'), { force: true });
    },
  };
}

export default configuration;
