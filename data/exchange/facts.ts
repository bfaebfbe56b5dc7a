import type { Credit } from '../model/film.ts';
import type { Confidence, Evidence, Span } from '../model/recognition.ts';
import { fold } from '../model/search-text.ts';
import type { Found } from './fields.ts';
import type { LabelledField, Section } from './label-table.ts';
import { piece, type Piece, spanOf } from './lines.ts';
import { findLinks } from './links.ts';

/* Everything the blocks of one film say, with the place of every word, before it is weighed. */

/** A paragraph that was broken into lines, as those lines. */
export type Paragraph = readonly Piece[];

export interface Said<T> {
  readonly value: T;
  readonly evidence: Evidence;
  readonly rank: Rank;
}

/** How much a statement counts: a label's above that of a line of facts, and both above what a sentence lets guess. */
export const RANKS = { guess: 0, line: 1, label: 2 } as const;
export type Rank = (typeof RANKS)[keyof typeof RANKS];

export type ScalarField =
  'title' | 'originalTitle' | 'year' | 'releaseDate' | 'runtime' | 'certification' | 'tagline';
export type ListField = 'alternativeTitles' | 'countries' | 'languages' | 'genres';

/** A short line that may be the title, and what comes right below it. */
export interface ShortLine {
  readonly at: Piece;
  readonly bullet: boolean;
  /** What follows at once, when it is of a form that no sentence has. */
  readonly before: 'facts' | 'label' | 'heading' | null;
  /** Whether something was said of the film before. */
  readonly late: boolean;
  /** Whether a label above asked for a value and did not take this one. */
  readonly refused: boolean;
}

export class Facts {
  readonly fields: { [F in ScalarField]?: Said<string | number> } = {};
  readonly lists: { [F in ListField]?: Said<readonly string[]> } = {};
  readonly credits: Credit[] = [];
  readonly creditSpans: Span[] = [];
  /** Whether every credit stood behind a label. */
  creditsAreSure = true;
  readonly plot: Paragraph[] = [];
  readonly background: Paragraph[] = [];
  readonly reviews: Paragraph[][] = [];
  readonly links: { readonly url: string; readonly confidence: Confidence; readonly span: Span }[] =
    [];
  image: Piece | null = null;
  titled: { readonly title: Piece; readonly year: Found<number> } | null = null;
  /** The title as a heading names it. */
  headingTitle: Piece | null = null;
  /** Paragraphs under no heading, in order. */
  readonly loose: Paragraph[] = [];
  /** For each of them, how many things stood between paragraphs up to there: neighbours share a number. */
  readonly looseGroups: number[] = [];
  /** Short lines under no heading: one of them may be the title. */
  readonly shortLines: ShortLine[] = [];
  /** How often a short line occurs, by its words. */
  readonly repetitions = new Map<string, number>();
  /** The last steps of trails such as "Home › Films › Title". */
  readonly trails = new Set<string>();
  /** The fields, roles and sections that were stated. */
  readonly understood = new Set<LabelledField | Credit['role'] | Section>();
  readonly labels: Span[] = [];
  readonly discarded: Span[] = [];
  private readonly source: string;
  /** Index of a credit by its role and name. */
  private readonly creditKeys = new Map<string, number>();
  private readonly urls = new Set<string>();

  constructor(source: string) {
    this.source = source;
  }

  /** Of statements that count the same the first one is kept. Returns whether there was one to make. */
  say(
    field: ScalarField,
    found: Found<string | number> | null,
    rank: Rank,
    confidence: Confidence = rank === RANKS.guess ? 'check' : 'sure',
  ): boolean {
    if (found === null) return false;
    this.understood.add(field);
    if ((this.fields[field]?.rank ?? -1) >= rank) return true;
    const evidence = { confidence, spans: [spanOf(found.at)] };
    this.fields[field] = { value: found.value, evidence, rank };
    return true;
  }

  sayList(field: ListField, parts: readonly Piece[], rank: Rank): boolean {
    if (parts.length === 0) return false;
    this.understood.add(field);
    if ((this.lists[field]?.rank ?? -1) >= rank) return true;
    const confidence = rank === RANKS.guess ? 'check' : 'sure';
    const evidence = { confidence, spans: parts.map(spanOf) } as const;
    this.lists[field] = { value: parts.map(({ text }) => text), evidence, rank };
    return true;
  }

  /** @param label what a role without a name of its own in the model is called on the page */
  addCredit(
    role: Credit['role'],
    person: Piece,
    character: Piece | null,
    label: Span | null,
  ): void {
    this.understood.add(role);
    const key = `${role} ${fold(person.text)}`;
    const known = this.creditKeys.get(key);
    if (known !== undefined) return this.addCharacter(known, character);
    this.creditKeys.set(key, this.credits.length);
    const job =
      role === 'other' && label !== null ? piece(this.source, label.start, label.end).text : null;
    this.credits.push({ person: person.text, role, character: character?.text ?? null, job });
    this.creditSpans.push(person);
    if (character !== null) this.creditSpans.push(character);
    if (label === null) this.creditsAreSure = false;
  }

  /** Someone named before without a character has one now. */
  private addCharacter(index: number, character: Piece | null): void {
    const credit = this.credits[index];
    if (credit === undefined || credit.character !== null || character === null) return;
    this.credits[index] = { ...credit, character: character.text };
    this.creditSpans.push(character);
  }

  addLinks(value: Piece, confidence: Confidence): boolean {
    const links = findLinks(this.source, value);
    for (const { text, start, end } of links) {
      if (this.urls.has(text)) continue;
      this.urls.add(text);
      this.links.push({ url: text, confidence, span: { start, end } });
    }
    return links.length > 0;
  }

  countLine(line: Piece): void {
    this.repetitions.set(line.text, (this.repetitions.get(line.text) ?? 0) + 1);
  }
}
