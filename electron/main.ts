import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
} from 'electron';
import { createAssets } from '../data/assets.ts';
import { openLibrary } from '../data/library.ts';
import { startDesktop } from './desktop.ts';

/** Paths in the built app, where this file is dist/electron/main.js. */
const built = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Not awaited: Electron does not become ready while its main module is still being evaluated.
void startDesktop(
  { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell },
  {
    argv: process.argv,
    workingFolder: process.cwd(),
    platform: process.platform,
    preload: built('../preload/preload.cjs'),
    rendererDir: built('../renderer'),
    openLibrary,
    createAssets,
  },
);
