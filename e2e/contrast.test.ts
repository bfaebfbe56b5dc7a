import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* WCAG 2.2, 1.4.3: text has a contrast of 4.5 to 1 against every surface it is put on, in both themes. */

const css = readFileSync(new URL('../renderer/app.css', import.meta.url), 'utf8');

const THEMES = {
  dark: tokensOf(/:root \{([^}]*)\}/),
  light: tokensOf(/:root\[data-theme='light'\] \{([^}]*)\}/),
};

const SURFACES = ['--background', '--surface', '--surface-2'];
const PAIRS = [
  ...['--text', '--text-2', '--text-3', '--accent', '--ok', '--warn'].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ['--text', '--surface-3'],
  ['--text-2', '--surface-3'],
  ['--on-accent', '--accent'],
] as const;

test.each(
  Object.entries(THEMES).flatMap(([theme, tokens]) =>
    PAIRS.map(([text, surface]) => ({ theme, tokens, text, surface })),
  ),
)('$text can be read on $surface in the $theme theme', ({ tokens, text, surface }) => {
  expect(contrast(tokens.get(text), tokens.get(surface))).toBeGreaterThanOrEqual(4.5);
});

function tokensOf(block: RegExp): ReadonlyMap<string, string> {
  const rules = block.exec(css)?.[1] ?? '';
  return new Map(
    [...rules.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

function contrast(a: string | undefined, b: string | undefined): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour = ''): number {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = NaN, green = NaN, blue = NaN] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
