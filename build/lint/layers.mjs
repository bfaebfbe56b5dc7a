// @ts-check
import path from 'node:path';

/**
 * Who may import whom: the table of ARCHITECTURE.md as data.
 * A file belongs to the first room whose prefix fits. `may` lists path prefixes inside the project and package names;
 * `node:` stands for Node's own modules. A room always may import itself.
 * @type {readonly { room: string, prefix: string, may: readonly string[] }[]}
 */
export const LAYERS = [
  { room: 'data/model', prefix: 'data/model/', may: ['zod'] },
  { room: 'data/sample', prefix: 'data/sample/', may: ['data/model/'] },
  { room: 'data/serve', prefix: 'data/serve', may: ['data/', 'node:'] },
  { room: 'data/cli', prefix: 'data/cli', may: ['data/', 'node:', 'package.json'] },
  {
    room: 'data/store',
    prefix: 'data/store/',
    may: ['data/model/', 'node:', 'lowdb', 'sharp', 'zod'],
  },
  {
    room: 'data/exchange',
    prefix: 'data/exchange/',
    may: ['data/model/', 'node:', 'htmlparser2', 'yauzl', 'yazl', 'zod'],
  },
  {
    room: 'data/library',
    prefix: 'data/',
    may: ['data/', 'node:', '!data/serve', '!data/cli'],
  },
  {
    room: 'electron/preload',
    prefix: 'electron/preload/',
    may: ['data/model/api', 'electron'],
  },
  {
    room: 'electron',
    prefix: 'electron/',
    may: ['data/', 'electron', 'node:', '!data/serve', '!data/cli'],
  },
  { room: 'renderer/host', prefix: 'renderer/host/', may: ['data/model/', 'svelte'] },
  {
    room: 'renderer/state',
    prefix: 'renderer/state/',
    may: ['data/model/', 'renderer/host/', 'svelte'],
  },
  { room: 'renderer/ui', prefix: 'renderer/ui/', may: ['svelte', 'bits-ui', '@lucide/svelte'] },
  {
    room: 'renderer/views',
    prefix: 'renderer/views/',
    may: ['renderer/state/', 'renderer/ui/', 'data/model/', 'svelte', '@lucide/svelte'],
  },
  {
    room: 'renderer',
    prefix: 'renderer/',
    may: [
      'renderer/',
      'data/model/',
      'svelte',
      '@fontsource-variable/inter',
      '@fontsource-variable/fraunces',
    ],
  },
  {
    room: 'e2e',
    prefix: 'e2e/',
    may: [
      'build/electron-binary',
      'build/ensure-built',
      'data/',
      'electron/',
      'node:',
      '@playwright/test',
      'playwright-core',
      '@axe-core/playwright',
      'electron',
    ],
  },
];

/** Tests and what only they use (`test-….ts`) may also import these, whatever their room. */
const TEST_MAY = ['node:', 'vitest', 'fast-check', 'sharp', '@testing-library/svelte'];

/**
 * The reason why a file may not import a specifier, or `null` when it may.
 * @param {string} file path of the importing file from the project's root, with `/`
 * @param {string} specifier as written in the import
 * @returns {string | null}
 */
export function layerViolation(file, specifier) {
  const layer = LAYERS.find(({ prefix }) => file.startsWith(prefix));
  if (layer === undefined) return null;
  const target = specifier.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
    : specifier;
  if (specifier.startsWith('.') && target.startsWith(layer.prefix) && layer.prefix.endsWith('/')) {
    if (LAYERS.find(({ prefix }) => target.startsWith(prefix)) === layer) return null;
  }
  const isTest = /\.test\.ts$|\/test-[a-z-]+\.ts$/.test(file);
  const may = isTest ? [...layer.may, ...TEST_MAY] : layer.may;
  const covers = (/** @type {string} */ entry) =>
    entry.endsWith('/') || entry.endsWith(':') || specifier.startsWith('.')
      ? target.startsWith(entry)
      : target === entry || target.startsWith(`${entry}/`);
  const forbidden = may.some((entry) => entry.startsWith('!') && covers(entry.slice(1)));
  if (!forbidden && may.some((entry) => !entry.startsWith('!') && covers(entry))) return null;
  const allowed = layer.may.filter((entry) => !entry.startsWith('!')).join(', ');
  return `${layer.room} may not import ${target}; it may import itself and: ${allowed}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
const layersRule = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{reason}}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const report = (/** @type {any} */ node, /** @type {unknown} */ specifier) => {
      if (typeof specifier !== 'string') return;
      const reason = layerViolation(file, specifier);
      if (reason !== null) context.report({ node, messageId: 'layer', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => report(node, node.source.value),
      ExportNamedDeclaration: (node) => report(node, node.source?.value),
      ExportAllDeclaration: (node) => report(node, node.source.value),
      ImportExpression: (node) => report(node, /** @type {any} */ (node.source).value),
    };
  },
};

export const layersPlugin = { rules: { layers: layersRule } };
