import { randomUUID } from 'node:crypto';
import { fieldLabel, partLabel } from '../model/bulk-labels.ts';
import type { BulkExample, Shown } from '../model/bulk-example.ts';
import type { BulkStep } from '../model/bulk-edit.ts';
import {
  actionsOf,
  BULK_FIELD_NAMES,
  inputOf,
  type BulkAction,
  type BulkField,
} from '../model/bulk-fields.ts';
import { ROLES, STATUSES } from '../model/film.ts';
import { MESSAGES, type Language, type Messages } from '../model/messages/messages.ts';
import { ALL_FILMS } from '../model/query.ts';
import { fold } from '../model/search-text.ts';
import { BLANK_STEP, readStep, type BulkProblem, type TypedStep } from '../model/typed-step.ts';
import type { Command, EditStep } from './arguments.ts';
import type { Io } from './io.ts';
import { tellHints } from './query-command.ts';
import { json, withLibrary } from './with-library.ts';

type EditCommand = Extract<Command, { name: 'edit' }>;

/** Short names for the fields people mean most often. */
const SHORT: Readonly<Record<string, BulkField>> = {
  tag: 'tags',
  genre: 'genres',
  country: 'countries',
  language: 'languages',
  medium: 'copies.medium',
  shelf: 'copies.shelf',
  condition: 'copies.condition',
  edition: 'copies.edition',
  person: 'credits.person',
  character: 'credits.character',
  series: 'series.name',
};

/** Changes every film a search finds, or says what of the call cannot be understood. */
export function runEdit(command: EditCommand, io: Io): Promise<number> {
  const edit: BulkStep[] = [];
  for (const step of command.steps) {
    const read = readEditStep(step, command.matchCase, io.words);
    if (typeof read === 'string') {
      io.err(read);
      return Promise.resolve(1);
    }
    edit.push(read);
  }
  return withLibrary(command.library, command.dryRun ? 'read' : 'write', io, async (library) => {
    const films = { query: { ...ALL_FILMS, text: command.text }, except: [] };
    const { bulk } = io.words;
    tellHints(command.text, io);
    const preview = await library.previewBulkEdit({ films, edit });
    const made = command.dryRun
      ? null
      : await library.bulkEdit({ films, edit, task: randomUUID() });
    const changed = made?.ids.length ?? 0;
    if (command.json) {
      io.out(json({ ...preview, changed }));
      return 0;
    }
    io.out(bulk.changes(preview.changes, preview.films));
    if (command.dryRun) {
      for (const example of preview.examples) io.out(exampleLines(example, io.words));
      io.err(bulk.dryRun);
    } else io.out(made === null ? bulk.nothingDone : bulk.done(changed));
    return 0;
  });
}

/** The step, or a sentence that says why it is none. */
function readEditStep(step: EditStep, matchCase: boolean, words: Messages): BulkStep | string {
  const { bulk } = words;
  const field = fieldNamed(step.field);
  if (field === null) return bulk.unknownField(step.field);
  if (!actionsOf(field).includes(step.action)) {
    return bulk.unknownAction(step.field, `--${step.action}`);
  }
  const typed = typedStep(field, step, matchCase);
  const unreadable = (problem: BulkProblem) =>
    bulk.unreadable(`--${step.action} ${step.field}=${step.value}`, bulk.problem[problem]);
  if (typeof typed === 'string') return unreadable(typed);
  const read = readStep(typed, words.cli.language as Language);
  return read.ok ? read.step : unreadable(read.problem);
}

/** The field by its name in the export, a short one, or what it or its part is called in the window, in either language. */
function fieldNamed(name: string): BulkField | null {
  const wanted = fold(name);
  const called = (field: BulkField) =>
    [MESSAGES.de, MESSAGES.en].map((words) => fieldLabel(field, words));
  const isIt = (field: BulkField) =>
    [field, ...called(field)].some((each) => fold(each) === wanted);
  const isPart = (field: BulkField) =>
    called(field).some((label) => fold(label.split(': ')[1] ?? '') === wanted);
  return SHORT[wanted] ?? BULK_FIELD_NAMES.find(isIt) ?? BULK_FIELD_NAMES.find(isPart) ?? null;
}

/** What was given, as it would be typed in the window. */
function typedStep(
  field: BulkField,
  { action, value, by }: EditStep,
  matchesCase: boolean,
): TypedStep | BulkProblem {
  const step = { ...BLANK_STEP, field, action, matchesCase };
  switch (inputOf(field, action)) {
    case 'replacing':
      return { ...step, find: value, by };
    case 'tokens':
      return { ...step, tokens: [value] };
    case 'rating': {
      const rating = Number(value.replace(',', '.'));
      const isRating = value.trim() !== '' && rating >= 0 && rating <= 5 && rating % 0.5 === 0;
      return isRating ? { ...step, rating } : 'number';
    }
    case 'favourite': {
      const isYes = meantBy(
        value,
        [true, false],
        ({ bulk }, yes) => bulk.yesNo[yes ? 'yes' : 'no'],
      );
      return isYes === undefined ? 'choice' : { ...step, isYes };
    }
    case 'status': {
      const status = meantBy(value, STATUSES, ({ terms }, each) => terms.status[each]);
      return status === undefined ? 'choice' : { ...step, status };
    }
    case 'credit':
    case 'person':
      return creditStep(step, action, value);
    case 'custom': {
      const [text = '', ...rest] = value.split('=');
      return { ...step, text, value: rest.join('=') };
    }
    default:
      return { ...step, text: value };
  }
}

/** `Name`, or `role: Name`: `director: Walter Hill`. */
function creditStep(step: TypedStep, action: BulkAction, value: string): TypedStep | BulkProblem {
  const [before = '', after] = value.split(':');
  if (after === undefined)
    return { ...step, text: value, role: action === 'add' ? 'actor' : 'any' };
  const role = meantBy(before, ROLES, ({ terms }, each) => terms.role[each]);
  return role === undefined ? 'choice' : { ...step, text: after, role };
}

/** The value that has this name, as it is or in either language. */
function meantBy<T>(
  typed: string,
  values: readonly T[],
  name: (words: Messages, value: T) => string,
): T | undefined {
  const wanted = fold(typed);
  return values.find((value) =>
    [String(value), name(MESSAGES.de, value), name(MESSAGES.en, value)].some(
      (each) => fold(each) === wanted,
    ),
  );
}

function exampleLines({ title, changes, more }: BulkExample, words: Messages): string {
  const { bulk } = words;
  const lines = changes.map(
    ({ field, part, before, after }) =>
      `  ${partLabel(field, part, words)}: ${shown(before, bulk)} → ${shown(after, bulk)}`,
  );
  return [title, ...lines, ...(more > 0 ? [`  ${bulk.moreChanges(more)}`] : [])].join('\n');
}

function shown(value: Shown, bulk: Messages['bulk']): string {
  if (value === null) return bulk.nothing;
  if (typeof value === 'boolean') return value ? bulk.yesNo.yes : bulk.yesNo.no;
  return String(value);
}
