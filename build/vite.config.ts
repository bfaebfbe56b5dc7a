import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions } from 'vite';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Never bundled: Electron provides itself, sharp is native. */
const EXTERNAL = ['electron', 'sharp'];

/** Code that runs in Node: everything bundled but what cannot be. */
function nodeEnvironment(
  outDir: string,
  input: Record<string, string>,
  output: object = { chunkFileNames: '[name]-[hash].js' },
): EnvironmentOptions {
  return {
    consumer: 'server',
    // Not `import`: whether a package is imported or required is told apart, and some give two different things.
    resolve: { noExternal: true, external: EXTERNAL, conditions: ['node'] },
    build: {
      outDir: at(outDir),
      emptyOutDir: true,
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: { input, external: EXTERNAL, output },
    },
  };
}

/** One `vite build --app` makes all four: the pages, Electron's main and preload, the plain-Node host. */
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  cacheDir: at('node_modules/.vite'),
  plugins: [svelte({ configFile: false })],
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome120',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    node: nodeEnvironment('dist/node', {
      cli: at('data/cli.ts'),
      'recognise-worker': at('data/exchange/recognise-worker.ts'),
    }),
    main: nodeEnvironment('dist/electron', {
      main: at('electron/main.ts'),
      'recognise-worker': at('data/exchange/recognise-worker.ts'),
    }),
    // A sandboxed preload script must be one self-contained CommonJS file.
    preload: nodeEnvironment(
      'dist/preload',
      { preload: at('electron/preload/preload.ts') },
      { format: 'cjs', codeSplitting: false, entryFileNames: '[name].cjs' },
    ),
  },
  builder: {
    // Named one by one: the Svelte plugin brings an environment for server rendering, which nothing here uses.
    async buildApp(builder) {
      for (const name of ['client', 'node', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
