// @ts-check
import { parseArgs } from 'node:util';

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {boolean} noOpen
 * @property {boolean} fetchElectron
 * @property {boolean} readOnly nothing is to be changed
 * @property {number | null} port
 * @property {string | null} library as typed
 */

/** @typedef {{ readonly code: 'unknown' | 'value-missing' | 'bad-port', readonly argument: string }} Mistake */

/** What `npm run dev` knows of it. */
export const DEV_OPTIONS = ['--library', '--help', '-h'];

/**
 * Reads the arguments of `npm start`; the first mistake instead when there is one.
 * @param {readonly string[]} args
 * @param {readonly string[]} [known] the options of a script that knows only some
 * @returns {StartOptions | Mistake}
 */
export function parseStartOptions(args, known) {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: { port: { type: 'string' }, library: { type: 'string' } },
  });
  /** @type {StartOptions} */
  const options = {
    ...{ help: false, noOpen: false, fetchElectron: false, readOnly: false },
    ...{ port: null, library: null },
  };
  for (const token of tokens) {
    if (token.kind !== 'option') {
      return { code: 'unknown', argument: token.kind === 'positional' ? token.value : '--' };
    }
    const { rawName, value, inlineValue } = token;
    if (known && !known.includes(rawName)) return { code: 'unknown', argument: rawName };
    if (rawName === '--port' || rawName === '--library') {
      if (!value || (!inlineValue && value.startsWith('-'))) {
        return { code: 'value-missing', argument: rawName };
      }
      if (rawName === '--library') options.library = value;
      else if (/^\d{1,5}$/.test(value) && isPort(Number(value))) options.port = Number(value);
      else return { code: 'bad-port', argument: value };
    } else {
      const flag = FLAGS[rawName];
      if (flag === undefined || value !== undefined) return { code: 'unknown', argument: rawName };
      options[flag] = true;
    }
  }
  return options;
}

/** @param {number} number */
const isPort = (number) => number >= 1 && number <= 65_535;

/** @type {Readonly<Record<string, 'help' | 'noOpen' | 'fetchElectron' | 'readOnly' | undefined>>} */
const FLAGS = {
  '--help': 'help',
  '-h': 'help',
  '--no-open': 'noOpen',
  '--fetch-electron': 'fetchElectron',
  '--read-only': 'readOnly',
};
