import { SvelteSet } from 'svelte/reactivity';
import { sameValue } from '../../data/model/change.ts';
import type { TitledDraft } from '../../data/model/api.ts';
import type { FieldDefinition } from '../../data/model/custom-field.ts';
import {
  createFilm,
  FILM_FIELDS,
  type Film,
  type FilmDraft,
  type FilmField,
  type Image,
  type ImportedField,
} from '../../data/model/film.ts';
import type { Language, Messages } from '../../data/model/messages/messages.ts';
import {
  parseNumber,
  parsePartialDate,
  parseRuntime,
  parseYear,
  showNumber,
  showPartialDate,
  showRuntime,
  type Parsed,
} from '../../data/model/parse.ts';
import { sortTitle } from '../../data/model/sort-title.ts';
import { webHost } from '../../data/model/web-address.ts';
import type { TypedForm } from '../../data/model/typed-draft.ts';
import {
  fieldOfPath,
  fromFields,
  LINES,
  PARAGRAPHS,
  PARSED,
  PROBLEMS,
  TOKEN_FIELDS,
  type ParsedField,
} from './form-fields.ts';
import {
  copyKind,
  CREDITS,
  customKind,
  EXTERNAL_IDS,
  LINKS,
  readParsed,
  readText,
  REVIEWS,
  viewingKind,
} from './form-row-kinds.ts';
import { RowList, type Problem } from './form-rows.svelte.ts';
import { today } from './today.ts';

/** The language a form is typed in, its words, and the fields a person defined; the person's preferences are one. */
export interface Speech {
  readonly language: Language;
  readonly words: Messages;
  readonly customFields?: readonly FieldDefinition[];
}

export type TokenField = (typeof TOKEN_FIELDS)[number];
export type TextField = (typeof LINES)[number] | (typeof PARAGRAPHS)[number] | ParsedField;
type TextFields = Record<TextField | 'seriesName', string>;
type Values = Pick<Film, FilmField>;

const NOTHING = createFilm({ title: '' }, 'new-film', new Date(0).toISOString());

/** A film as it is typed: every field as text and rows, what differs from the film, and what cannot be read. */
export class FilmForm {
  readonly isNew: boolean;
  /** The film as it was; an empty one where the film is new. */
  readonly before: Film;
  readonly #speech: Speech;
  /** The spelling of numbers and dates; the form keeps it when the person switches the language meanwhile. */
  readonly #language: Language;

  text = $state() as TextFields;
  tokens = $state() as Record<TokenField, string[]>;
  rating = $state<number | null>(null);
  favourite = $state(false);
  status = $state() as Film['status'];
  images = $state.raw<Image[]>([]);
  imported = $state.raw<readonly ImportedField[]>([]);
  readonly credits;
  readonly reviews;
  readonly links;
  readonly externalIds;
  readonly copies;
  readonly viewings;
  readonly custom;

  readonly #left = new SvelteSet<string>();
  #allShown = $state(false);

  constructor(
    film: Film | null,
    speech: Speech,
    { isNew = film === null, language = speech.language } = {},
  ) {
    const before = film ?? NOTHING;
    this.isNew = isNew;
    this.before = before;
    this.#speech = speech;
    this.#language = language;
    this.text = {
      ...fromFields(LINES, (field) => before[field] ?? ''),
      ...fromFields(PARAGRAPHS, (field) => before[field] ?? ''),
      ...fromFields(PARSED, (field) => this.#shown(field)),
      seriesName: before.series?.name ?? '',
    };
    this.tokens = fromFields(TOKEN_FIELDS, (field) => [...before[field]]);
    this.rating = before.rating;
    this.favourite = before.favourite;
    this.status = before.status;
    this.images = before.images;
    this.imported = before.imported;
    this.credits = new RowList(CREDITS, before.credits);
    this.reviews = new RowList(REVIEWS, before.reviews);
    this.links = new RowList(LINKS, before.links);
    this.externalIds = new RowList(EXTERNAL_IDS, before.externalIds);
    this.copies = new RowList(copyKind(this.#language), before.copies);
    this.viewings = new RowList(viewingKind(this.#language), before.viewings);
    this.custom = new RowList(customKind(this.#language, speech.customFields), before.custom);
  }

  /**
   * A form as it was left. It goes on from the film as it was then, so that saving still notices what changed since.
   * @param film as it is now; one that is gone is typed as a new film, with all it had
   */
  static from(film: Film | null, typed: TypedForm, speech: Speech): FilmForm {
    const { before, language } = typed;
    const base = film === null && before !== null ? { ...before, deleted: null } : before;
    const form = new FilmForm(base, speech, { isNew: film === null, language });
    form.text = { ...typed.text };
    form.tokens = fromFields(TOKEN_FIELDS, (field) => [...typed.tokens[field]]);
    form.rating = typed.rating;
    form.favourite = typed.favourite;
    form.status = typed.status;
    form.images = typed.images;
    form.imported = typed.imported;
    form.credits.restore(typed.credits);
    form.reviews.restore(typed.reviews);
    form.links.restore(typed.links);
    form.externalIds.restore(typed.externalIds);
    form.copies.restore(typed.copies);
    form.viewings.restore(typed.viewings);
    form.custom.restore(typed.custom);
    return form;
  }

  /** A new film that has something from the beginning, which is no change and nothing that would be lost. */
  static like(draft: FilmDraft, speech: Speech): FilmForm {
    return new FilmForm({ ...NOTHING, ...draft }, speech, { isNew: true });
  }

  /** Everything as it stands in the form, as plain data that `from` makes the same form of. */
  typed(): TypedForm {
    return {
      before: this.before.id === NOTHING.id ? null : this.before,
      language: this.#language,
      text: $state.snapshot(this.text),
      tokens: $state.snapshot(this.tokens),
      rating: this.rating,
      favourite: this.favourite,
      status: this.status,
      images: this.images,
      imported: [...this.imported],
      credits: [...this.credits.typed],
      reviews: [...this.reviews.typed],
      links: [...this.links.typed],
      externalIds: [...this.externalIds.typed],
      copies: [...this.copies.typed],
      viewings: [...this.viewings.typed],
      custom: [...this.custom.typed],
    };
  }

  /** The whole film as it stands; what cannot be read is as it was before. */
  readonly values: Values = $derived.by(() => ({
    ...this.before,
    ...fromFields(LINES, (field) => readText(this.text[field], this.before[field], 'one')),
    ...fromFields(PARAGRAPHS, (field) => readText(this.text[field], this.before[field], 'many')),
    title: readText(this.text.title, this.before.title, 'one') ?? this.before.title,
    year: readParsed(this.text.year, this.before.year, String, parseYear),
    runtime: readParsed(this.text.runtime, this.before.runtime, this.#showRuntime, parseRuntime),
    releaseDate: readParsed(
      this.text.releaseDate,
      this.before.releaseDate,
      this.#showDate,
      parsePartialDate,
    ),
    series: this.#series(),
    ...fromFields(TOKEN_FIELDS, (field) => [...this.tokens[field]]),
    rating: this.rating,
    favourite: this.favourite,
    status: this.status,
    images: [...this.images],
    imported: [...this.imported],
    credits: this.credits.values,
    reviews: this.reviews.values,
    links: this.links.values,
    externalIds: this.externalIds.values,
    copies: this.copies.values,
    viewings: this.viewings.values,
    custom: this.custom.values,
  }));

  /** What keeps a field from being saved, by the field's path: `year`, `copies.<key>.acquired`. */
  readonly problems: Readonly<Record<string, Problem>> = $derived(
    Object.fromEntries([
      ...(this.text.title.trim() === '' ? [['title', 'title'] as const] : []),
      ...PARSED.filter(
        (field) => this.text[field] !== this.#shown(field) && !this.#parse(field).ok,
      ).map((field) => [field, PROBLEMS[field]] as const),
      ...(['copies', 'viewings', 'custom'] as const).flatMap((list) =>
        this[list].problems.map(([path, problem]) => [`${list}.${path}`, problem] as const),
      ),
    ]),
  );

  /** The fields of the film that differ from what is saved. */
  readonly changed: readonly FilmField[] = $derived.by(() => {
    const wrong = Object.keys(this.problems)
      .filter((path) => path !== 'title' || this.before.title !== '')
      .map(fieldOfPath);
    return FILM_FIELDS.filter(
      (field) => wrong.includes(field) || !sameValue(this.values[field], this.before[field]),
    );
  });

  get changes(): number {
    return this.changed.length;
  }

  /** How many entries stand in the form that could not be saved as they are. */
  get unreadable(): number {
    return Object.keys(this.problems).filter((path) => path !== 'title').length;
  }

  get titleMissing(): boolean {
    return this.problems['title'] !== undefined;
  }

  /** Under what the film is filed while the sort title is left empty. */
  get automaticSortTitle(): string {
    const { languages } = this.values;
    return sortTitle({ title: this.text.title, sortTitle: null, languages });
  }

  /** The date of today as it is typed here. */
  today(): string {
    return this.#showDate(today());
  }

  /** How many entries in a list of the film cannot be read. */
  problemsIn(list: string): number {
    return Object.keys(this.problems).filter((path) => path.startsWith(`${list}.`)).length;
  }

  /** What is wrong with a field, in words, once the person has left it or tried to save. */
  error(path: string): string | undefined {
    const problem = this.problems[path];
    if (problem === undefined || !(this.#allShown || this.#left.has(path))) return undefined;
    return this.#speech.words.form.problem[problem];
  }

  /** What stands beside an address that leads nowhere, once the person has left it. It is saved all the same. */
  advice(path: string, address: string): string | undefined {
    const typed = address.trim();
    if (typed === '' || !(this.#allShown || this.#left.has(path))) return undefined;
    return webHost(typed) === null ? this.#speech.words.form.noWebAddress : undefined;
  }

  /** The person went on to another field: what is wrong may be told, what was understood is shown tidily. */
  leave(path: string): void {
    this.#left.add(path);
    const field = PARSED.find((parsed) => parsed === path);
    if (field === undefined || this.text[field] === this.#shown(field)) return;
    const { value } = this.#parse(field);
    if (value !== null) this.text[field] = this.#show(field, value);
  }

  showProblems(): void {
    this.#allShown = true;
  }

  /** The fields that differ, with their new values; an unreadable entry leaves its field out. */
  toValues(): FilmDraft {
    const fields = FILM_FIELDS.filter(
      (field) => !sameValue(this.values[field], this.before[field]),
    );
    return Object.fromEntries(fields.map((field) => [field, this.values[field]]));
  }

  /** What a new film is made from: all that the form says. */
  toDraft(): TitledDraft {
    const { values } = this;
    const said = FILM_FIELDS.filter((field) => !sameValue(values[field], NOTHING[field]));
    const fields = Object.fromEntries(said.map((field) => [field, values[field]]));
    return { ...fields, title: values.title };
  }

  #series(): Film['series'] {
    const { series } = this.before;
    const name = readText(this.text.seriesName, series?.name ?? null, 'one');
    const number = readParsed(
      this.text.seriesNumber,
      series?.number,
      this.#showNumber,
      this.#parseNumber,
    );
    if (name === (series?.name ?? null) && number === (series?.number ?? null)) return series;
    return name === null && number === null ? null : { name: name ?? '', number };
  }

  readonly #showNumber = (value: number) => showNumber(value, this.#language);
  readonly #showRuntime = (minutes: number) => showRuntime(minutes, this.#language);
  readonly #showDate = (date: string) => showPartialDate(date, this.#language);
  readonly #parseNumber = (text: string) => parseNumber(text, this.#language);

  #parse(field: ParsedField): Parsed<number | string> {
    const text = this.text[field];
    switch (field) {
      case 'year':
        return parseYear(text);
      case 'runtime':
        return parseRuntime(text);
      case 'releaseDate':
        return parsePartialDate(text);
      case 'seriesNumber':
        return this.#parseNumber(text);
    }
  }

  #show(field: ParsedField, value: number | string): string {
    if (typeof value === 'string') return this.#showDate(value);
    if (field === 'runtime') return this.#showRuntime(value);
    return field === 'year' ? String(value) : this.#showNumber(value);
  }

  /** The text the field had when the form was opened. */
  #shown(field: ParsedField): string {
    const { before } = this;
    const value = field === 'seriesNumber' ? before.series?.number : before[field];
    return value === null || value === undefined ? '' : this.#show(field, value);
  }
}
