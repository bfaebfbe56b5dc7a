import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LEAST_ALIKE } from '../model/duplicates.ts';
import { MAX_YEAR, MIN_YEAR } from '../model/film.ts';
import { BULK_ACTIONS, type BulkAction } from '../model/bulk-fields.ts';
import {
  GROUPINGS,
  MOST_SEED,
  SECTIONS,
  SORTS,
  type Grouping,
  type Section,
  type Sort,
} from '../model/query.ts';

/* What was typed, as a value. Whatever does not fit is a UsageError: a sentence's key and its gap. */

interface Common {
  readonly library: string | null;
  readonly json: boolean;
}

export type Command =
  | ({
      readonly name: 'serve';
      readonly port: number | null;
      readonly readOnly: boolean;
    } & Common)
  | ({ readonly name: 'add'; readonly title: string; readonly year: number | null } & Common)
  | ({
      readonly name: 'query';
      readonly text: string;
      readonly section: Section;
      /** `null` when none was asked for. */
      readonly sort: Sort | null;
      readonly descending: boolean;
      readonly seed: number;
      readonly grouping: Grouping;
      readonly fullText: boolean;
      readonly limit: number;
    } & Common)
  | ({
      readonly name: 'edit';
      readonly text: string;
      /** In the order they were given. */
      readonly steps: readonly EditStep[];
      readonly matchCase: boolean;
      readonly dryRun: boolean;
    } & Common)
  | ({ readonly name: 'show'; readonly film: string } & Common)
  | ({ readonly name: 'recognise'; readonly files: readonly string[] } & Common)
  | ({ readonly name: 'export'; readonly file: string | null; readonly force: boolean } & Common)
  | ({ readonly name: 'import'; readonly file: string } & Common)
  | ({ readonly name: 'check'; readonly repair: boolean; readonly salvage: boolean } & Common)
  | ({ readonly name: 'backup'; readonly list: boolean } & Common)
  | ({ readonly name: 'restore'; readonly backup: string; readonly yes: boolean } & Common)
  | ({ readonly name: 'trash'; readonly empty: boolean; readonly yes: boolean } & Common)
  | ({ readonly name: 'conflicts'; readonly file: string | null; readonly yes: boolean } & Common)
  | ({ readonly name: 'duplicates'; readonly least: number } & Common)
  | ({
      readonly name: 'images';
      /** Files and folders; none where it is about the pictures that nothing needs. */
      readonly files: readonly string[];
      readonly yes: boolean;
      readonly remove: boolean;
    } & Common)
  | { readonly name: 'help' }
  | { readonly name: 'version' };

/** What an option of `edit` says: `--set year=1988`, `--replace "plot=old=>new"`, `--clear plot`. */
export interface EditStep {
  readonly action: BulkAction;
  readonly field: string;
  /** Of a replacement what is looked for. */
  readonly value: string;
  readonly by: string;
}

export type CommandName = Command['name'];

export type UsageProblem =
  'unknown-command' | 'unknown-option' | 'option-value' | 'missing-argument' | 'too-many-arguments';

export class UsageError extends Error {
  readonly problem: UsageProblem;
  readonly what: string;

  constructor(problem: UsageProblem, what: string) {
    super(`${problem}: ${what}`);
    this.problem = problem;
    this.what = what;
  }
}

const COMMON = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const OPTIONS = {
  serve: { ...COMMON, port: { type: 'string' }, 'read-only': { type: 'boolean' } },
  add: { ...COMMON, year: { type: 'string' } },
  query: {
    ...COMMON,
    section: { type: 'string' },
    sort: { type: 'string' },
    descending: { type: 'boolean' },
    seed: { type: 'string' },
    group: { type: 'string' },
    'full-text': { type: 'boolean' },
    limit: { type: 'string' },
  },
  edit: {
    ...COMMON,
    set: { type: 'string', multiple: true },
    add: { type: 'string', multiple: true },
    remove: { type: 'string', multiple: true },
    replace: { type: 'string', multiple: true },
    prepend: { type: 'string', multiple: true },
    append: { type: 'string', multiple: true },
    count: { type: 'string', multiple: true },
    clear: { type: 'string', multiple: true },
    'match-case': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  show: COMMON,
  recognise: COMMON,
  export: { ...COMMON, force: { type: 'boolean' } },
  import: COMMON,
  check: { ...COMMON, repair: { type: 'boolean' }, salvage: { type: 'boolean' } },
  backup: { ...COMMON, list: { type: 'boolean' } },
  restore: { ...COMMON, yes: { type: 'boolean' } },
  trash: { ...COMMON, empty: { type: 'boolean' }, yes: { type: 'boolean' } },
  conflicts: { ...COMMON, yes: { type: 'boolean' } },
  duplicates: { ...COMMON, least: { type: 'string' } },
  images: {
    ...COMMON,
    unused: { type: 'boolean' },
    delete: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
} as const satisfies Record<string, ParseArgsConfig['options']>;

type Values = Readonly<Record<string, unknown>>;

/** @throws {UsageError} */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return { name: 'help' };
  if (name === '--version' || name === 'version') return { name: 'version' };
  if (!Object.hasOwn(OPTIONS, name)) {
    throw new UsageError(name.startsWith('-') ? 'unknown-option' : 'unknown-command', name);
  }
  const command = name as keyof typeof OPTIONS;
  const { values, positionals, tokens } = parseOptions(rest, OPTIONS[command]);
  if (values['help'] === true) return { name: 'help' };
  return build(command, values, positionals, tokens);
}

function build(
  name: keyof typeof OPTIONS,
  values: Values,
  words: readonly string[],
  tokens: readonly Token[],
): Command {
  const common = { library: text(values, 'library'), json: values['json'] === true };
  switch (name) {
    case 'serve':
      none(words);
      return {
        name,
        port: wholeNumber(values, 'port', 1, 65_535),
        readOnly: values['read-only'] === true,
        ...common,
      };
    case 'add':
      return {
        name,
        title: required(words.join(' ').trim(), 'title'),
        year: wholeNumber(values, 'year', MIN_YEAR, MAX_YEAR),
        ...common,
      };
    case 'query':
      return {
        name,
        text: words.join(' '),
        section: oneOf(values, 'section', SECTIONS) ?? 'all',
        sort: oneOf(values, 'sort', [...SORTS, 'relevance']),
        descending: values['descending'] === true,
        seed: wholeNumber(values, 'seed', 0, MOST_SEED) ?? 0,
        grouping: oneOf(values, 'group', GROUPINGS) ?? 'none',
        fullText: values['full-text'] === true,
        limit: wholeNumber(values, 'limit', 1, 1_000_000) ?? 50,
        ...common,
      };
    case 'edit': {
      const steps = tokens.flatMap(editStep);
      if (steps.length === 0) throw new UsageError('missing-argument', '--set');
      return {
        name,
        // Who means every film says so.
        text: every(required(words.join(' ').trim(), 'words')),
        steps,
        matchCase: values['match-case'] === true,
        dryRun: values['dry-run'] === true,
        ...common,
      };
    }
    case 'show':
      return { name, film: required(words.join(' ').trim(), 'film'), ...common };
    case 'recognise':
      required(words[0], 'file');
      return { name, files: words, ...common };
    case 'export':
      none(words.slice(1));
      return { name, file: named(words[0]), force: values['force'] === true, ...common };
    case 'import':
      none(words.slice(1));
      return { name, file: required(words[0], 'file'), ...common };
    case 'check':
      none(words);
      return {
        name,
        repair: values['repair'] === true,
        salvage: values['salvage'] === true,
        ...common,
      };
    case 'backup':
      none(words);
      return { name, list: values['list'] === true, ...common };
    case 'restore':
      none(words.slice(1));
      return { name, backup: required(words[0], 'backup'), yes: values['yes'] === true, ...common };
    case 'trash':
      none(words);
      // `--yes` alone would look as if it had done something.
      if (values['yes'] === true) together(values, 'empty');
      return { name, empty: values['empty'] === true, yes: values['yes'] === true, ...common };
    case 'conflicts':
      none(words.slice(1));
      if (values['yes'] === true) required(words[0], 'file');
      return { name, file: words[0] ?? null, yes: values['yes'] === true, ...common };
    case 'duplicates':
      none(words);
      return { name, least: share(values, 'least') ?? LEAST_ALIKE, ...common };
    case 'images':
      if (values['delete'] === true || words.length === 0) {
        together(values, 'unused');
        none(words);
      }
      if (values['unused'] === true) none(words);
      return {
        name,
        files: words,
        yes: values['yes'] === true,
        remove: values['delete'] === true,
        ...common,
      };
  }
}

function parseOptions(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(-{1,2}[^\s'=]*)/.exec(message)?.[1] ?? '';
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'unknown-option' : 'option-value',
      option,
    );
  }
}

/** One of what `parseArgs` read, in the order of the line. */
type Token = NonNullable<ReturnType<typeof parseOptions>['tokens']>[number];

/** `field=value`; of a replacement `field=old=>new`, where the field comes before the first `=`. */
function editStep(token: Token): EditStep[] {
  if (token.kind !== 'option') return [];
  const action = BULK_ACTIONS.find((each) => each === token.name);
  if (action === undefined) return [];
  const given = token.value ?? '';
  const wrong = new UsageError('option-value', `--${action} ${given}`);
  const [field = '', ...rest] = given.split('=');
  const value = rest.join('=');
  if (field.trim() === '') throw wrong;
  if (action === 'clear') {
    if (rest.length > 0) throw wrong;
    return [{ action, field, value: '', by: '' }];
  }
  if (rest.length === 0) throw wrong;
  if (action !== 'replace') return [{ action, field, value, by: '' }];
  const at = value.indexOf('=>');
  if (at < 1) throw wrong;
  return [{ action, field, value: value.slice(0, at), by: value.slice(at + 2) }];
}

/** `*` finds every film, as a search for nothing does. */
function every(words: string): string {
  return words === '*' ? '' : words;
}

function text(values: Values, option: string): string | null {
  const value = values[option];
  if (value === '') throw new UsageError('option-value', `--${option}`);
  return typeof value === 'string' ? value : null;
}

function wholeNumber(values: Values, option: string, least: number, most: number): number | null {
  const value = text(values, option);
  if (value === null) return null;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new UsageError('option-value', `--${option} ${value}`);
  }
  return number;
}

/** A number from 0.1 to 1, with a point or a comma. */
function share(values: Values, option: string): number | null {
  const value = text(values, option);
  if (value === null) return null;
  const number = Number(value.replace(',', '.'));
  if (!/^[01]([.,]\d+)?$/.test(value) || number < 0.1 || number > 1) {
    throw new UsageError('option-value', `--${option} ${value}`);
  }
  return number;
}

function oneOf<T extends string>(values: Values, option: string, known: readonly T[]): T | null {
  const value = text(values, option);
  if (value === null) return null;
  const found = known.find((each) => each === value);
  if (found === undefined) throw new UsageError('option-value', `--${option} ${value}`);
  return found;
}

/** @param what the gap that is empty, as in data/model/messages/cli.ts */
function required(word: string | undefined, what: string): string {
  if (word === undefined || word === '') throw new UsageError('missing-argument', what);
  return word;
}

/** `-` is the standard output, as it is without a name. */
function named(word: string | undefined): string | null {
  return word === undefined || word === '-' ? null : word;
}

/** An option that the others make no sense without. */
function together(values: Values, option: string): void {
  if (values[option] !== true) throw new UsageError('missing-argument', `--${option}`);
}

function none(words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) throw new UsageError('too-many-arguments', word);
}
