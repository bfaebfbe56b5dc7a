import { withColumnRenamed, withoutField } from '../../data/model/columns.ts';
import {
  isFieldName,
  isSameField,
  MOST_FIELDS,
  type FieldDefinition,
  type FieldKind,
  type FieldUse,
} from '../../data/model/custom-field.ts';
import type { Messages } from '../../data/model/messages/messages.ts';
import type { Preferences } from '../../data/model/preferences.ts';
import type { AppState } from './app.svelte.ts';

type Problem = keyof Messages['settings']['fields']['problem'];

/** A field as it stands in the settings: its name as typed, which counts once it is left. */
export class FieldLine {
  readonly key: number;
  name = $state('');
  kind = $state<FieldKind>('text');
  choices = $state.raw<readonly string[]>([]);
  /** The name it is defined by; `null` while it is not. */
  defined = $state<string | null>(null);
  isLeft = $state(false);

  constructor(key: number, field: FieldDefinition | null) {
    this.key = key;
    if (field === null) return;
    this.name = field.name;
    this.kind = field.kind;
    this.choices = field.choices;
    this.defined = field.name;
  }
}

/** The fields a person defines. Every step is kept at once; what films have stays unless the person says otherwise. */
export class FieldSettings {
  readonly #app: AppState;
  #nextKey = 0;
  lines = $state.raw<readonly FieldLine[]>([]);
  /** A name that films have, too: whether it becomes another one there. */
  asking = $state.raw<{ readonly line: FieldLine; readonly films: number } | null>(null);

  constructor(app: AppState) {
    this.#app = app;
    this.#show();
  }

  /** Fields that films have and nobody defined. */
  get found(): readonly FieldUse[] {
    return this.#app.library.status.fields.filter(
      ({ name }) =>
        isFieldName(name) &&
        !this.lines.some(({ defined }) => defined !== null && isSameField(defined, name)),
    );
  }

  /** How many films have a field of the name. */
  films(name: string | null): number {
    const { fields } = this.#app.library.status;
    return name === null ? 0 : (fields.find((use) => isSameField(use.name, name))?.films ?? 0);
  }

  problem(line: FieldLine): Problem | null {
    const name = line.name.trim();
    if (name === '') return 'missing';
    if (!isFieldName(name)) return 'name';
    const isTaken = this.lines.some(
      (other) => other !== line && other.defined !== null && isSameField(other.defined, name),
    );
    return isTaken ? 'taken' : null;
  }

  /** A line to type a field in; where there are too many, the person is told. */
  add(index = this.lines.length): void {
    if (this.#hasRoom()) {
      this.lines = this.lines.toSpliced(index, 0, new FieldLine(this.#nextKey++, null));
    }
  }

  /** Defines a field that films have. */
  async define({ name, kind }: FieldUse): Promise<void> {
    if (!this.#hasRoom()) return;
    const line = new FieldLine(this.#nextKey++, { name, kind, choices: [] });
    this.lines = [...this.lines, line];
    await this.keep();
  }

  async move(from: number, to: number): Promise<void> {
    const line = this.lines[from];
    if (line === undefined) return;
    this.lines = this.lines.toSpliced(from, 1).toSpliced(to, 0, line);
    await this.keep();
  }

  /** The note that says so brings the definition back. */
  async remove(index: number): Promise<void> {
    const line = this.lines[index];
    this.lines = this.lines.toSpliced(index, 1);
    if (this.asking?.line === line) this.asking = null;
    const name = line?.defined ?? null;
    if (name === null) return;
    const { preferences, notes, words } = this.#app;
    const { customFields, columns } = preferences.current;
    await this.#keep((kept) => ({ columns: [...withoutField(kept.columns, name)] }));
    const undo = async () => {
      await preferences.change(() => ({ customFields, columns }));
      this.#show();
    };
    const run = () => void this.#app.attempt(undo);
    const told = words.settings.fields.removed(name, this.films(name));
    notes.tell(told, { label: words.catalogue.undo, run, revision: Infinity });
  }

  /** The name was typed: it counts unless something is wrong with it, or films have the old one. */
  async leaveName(line: FieldLine): Promise<void> {
    line.isLeft = true;
    const name = line.name.trim();
    if (this.problem(line) !== null || name === line.defined) return;
    line.name = name;
    const films = this.films(line.defined);
    if (films > 0) this.asking = { line, films };
    else await this.#rename(line);
  }

  /** @param where `films`: in the films as well; `null`: not at all */
  async answer(where: 'films' | 'here' | null): Promise<void> {
    const { asking } = this;
    this.asking = null;
    if (asking === null) return;
    const { line } = asking;
    const from = line.defined ?? '';
    if (where === null) line.name = from;
    else await this.#rename(line);
    if (where !== 'films') return;
    const { library, words } = this.#app;
    const to = line.name;
    const done = await library.saveWith(() => library.api.renameField({ from, to }));
    if (done === null) return;
    this.#app.tellUndoable(words.settings.fields.renamed(to, done.ids.length), done);
  }

  /** Keeps what is defined, in the order it stands in. */
  keep(): Promise<void> {
    return this.#keep(() => ({}));
  }

  async #rename(line: FieldLine): Promise<void> {
    const [from, to] = [line.defined, line.name];
    line.defined = to;
    await this.#keep(({ columns }) =>
      from === null ? {} : { columns: [...withColumnRenamed(columns, from, to)] },
    );
  }

  async #keep(more: (kept: Preferences) => Partial<Preferences>): Promise<void> {
    const customFields = this.lines.flatMap(({ defined, kind, choices }) =>
      defined === null
        ? []
        : { name: defined, kind, choices: kind === 'choice' ? [...choices] : [] },
    );
    await this.#app.preferences.change((kept) => ({ customFields, ...more(kept) }));
  }

  #show(): void {
    this.lines = this.#app.preferences.customFields.map(
      (field) => new FieldLine(this.#nextKey++, field),
    );
  }

  #hasRoom(): boolean {
    if (this.lines.length < MOST_FIELDS) return true;
    this.#app.notes.tell(this.#app.words.settings.fields.most(MOST_FIELDS));
    return false;
  }
}
