import type { Credit } from '../model/film.ts';
import type { Confidence, Span } from '../model/recognition.ts';
import { fold } from '../model/search-text.ts';
import { type Block, isParagraph } from './blocks.ts';
import { type Facts, type ListField, noFacts, type ScalarField } from './facts.ts';
import {
  findCertification,
  findDate,
  findRuntime,
  findYear,
  type Found,
  listParts,
} from './fields.ts';
import type { LabelledField, Section } from './label-table.ts';
import { type Piece, piece, spanOf } from './lines.ts';
import { findLinks } from './links.ts';
import { readNames, split } from './names.ts';

/* Blocks read in order: which section a paragraph stands in, which role a name belongs to. */

const MAX_TITLE_LINE = 120;
const SENTENCE_END = /[.!?…]["“”»)\]]{0,2}$/u;
/** Mail and old forums break paragraphs into lines of about this many characters. */
const WRAPPED = { from: 50, to: 100 };

/** What the blocks of one film say. */
export function readFacts(source: string, blocks: readonly Block[]): Facts {
  const reader = new Reader(source);
  for (const block of blocks) reader.read(block);
  return reader.facts;
}

class Reader {
  private readonly source: string;
  readonly facts: Facts = noFacts();
  private readonly creditKeys = new Set<string>();
  private readonly urls = new Set<string>();
  private section: Section | null = null;
  /** The heading above, until something under it shows that it was one. */
  private heading: Span | null = null;
  /** Whether anything was said of the film yet; what a site's menu lists above it opens no section. */
  private started = false;
  /** The paragraph a further line may belong to. */
  private open: Piece[] | null = null;
  private bulletedReviews = false;
  private reviewOpen = false;

  constructor(source: string) {
    this.source = source;
  }

  read(block: Block): void {
    if (this.section === 'noise' && block.kind !== 'heading' && block.kind !== 'titled') {
      this.facts.discarded.push(extent(block));
      return;
    }
    if (block.kind !== 'text') this.open = null;
    switch (block.kind) {
      case 'heading':
        return this.readHeading(block);
      case 'labelled':
        return this.readLabelled(block);
      case 'titled':
        return this.readTitled(block);
      case 'link':
        return this.readLinks(block.url, 'sure');
      case 'image':
        this.facts.image ??= block.name;
        return;
      case 'discarded':
        this.reviewOpen = false;
        this.facts.discarded.push(block.span);
        return;
      case 'text':
        return this.readText(block);
    }
  }

  private readTitled({ title, year }: Extract<Block, { kind: 'titled' }>): void {
    this.facts.titled ??= { title, year };
    this.section = null;
    this.started = true;
  }

  private readHeading({ section, label, title }: Extract<Block, { kind: 'heading' }>): void {
    this.facts.headingTitle ??= title;
    this.bulletedReviews = false;
    this.reviewOpen = false;
    if (section === 'noise') this.facts.discarded.push(label);
    if ((section === 'noise' || section === 'aside') && !this.started) return;
    this.section = section;
    this.heading = label;
  }

  /** What a heading stands over is its proof. */
  private understand(section: Section): void {
    this.facts.understood.add(section);
    this.started = true;
    if (this.heading !== null) this.facts.labels.push(this.heading);
    this.heading = null;
  }

  private readLabelled({ meanings, label, values }: Extract<Block, { kind: 'labelled' }>): void {
    if (values.length === 0) return;
    let accepted = false;
    for (const meaning of meanings) {
      if (meaning.kind === 'role')
        accepted = this.readCredits(meaning.role, label, values) || accepted;
      if (meaning.kind === 'field') accepted = this.readField(meaning.field, values) || accepted;
      if (meaning.kind === 'unused') accepted = true;
    }
    if (!accepted) return;
    this.started = true;
    if (this.section === 'credits') this.understand('credits');
    else if (this.section !== 'aside') this.section = null;
    this.facts.labels.push(label);
  }

  private readCredits(role: Credit['role'], label: Span, values: readonly Piece[]): boolean {
    if (this.section === 'aside' && this.facts.understood.has(role)) return false;
    let found = false;
    for (const value of values) {
      // In a list of the cast a colon stands between the actor and the character.
      const pair = role === 'actor' || role === 'voice' ? split(this.source, value, [': ']) : null;
      for (const { person, character } of readNames(this.source, pair?.[0] ?? value, false)) {
        found = true;
        const played = role === 'actor' || role === 'voice' ? (pair?.[1] ?? character) : null;
        this.addCredit(role, label, person, played);
      }
    }
    if (found) this.facts.understood.add(role);
    return found;
  }

  private addCredit(
    role: Credit['role'],
    label: Span,
    person: Piece,
    character: Piece | null,
  ): void {
    const key = `${role} ${fold(person.text)}`;
    if (this.creditKeys.has(key)) return;
    this.creditKeys.add(key);
    const job = role === 'other' ? piece(this.source, label.start, label.end).text : null;
    this.facts.credits.push({ person: person.text, role, character: character?.text ?? null, job });
    this.facts.creditSpans.push(person);
    if (character !== null) this.facts.creditSpans.push(character);
  }

  private readField(field: LabelledField, values: readonly Piece[]): boolean {
    const [value] = values;
    if (value === undefined) return false;
    const found = this.fieldRead(field, value, values);
    if (found) this.facts.understood.add(field);
    return found;
  }

  private fieldRead(field: LabelledField, value: Piece, values: readonly Piece[]): boolean {
    const { source } = this;
    switch (field) {
      case 'year':
        return this.say(field, findYear(source, value));
      case 'runtime':
        return this.say(field, findRuntime(source, value));
      case 'certification':
        return this.say(field, findCertification(source, value));
      case 'releaseDate':
        // A year alone says when the film came out and no more.
        return (
          this.say(field, findDate(source, value)) ||
          this.say('year', findYear(source, value), 'check')
        );
      case 'title':
      case 'originalTitle':
      case 'tagline':
        return this.say(
          field,
          isParagraph(value) && field !== 'tagline' ? null : { value: value.text, at: value },
        );
      case 'alternativeTitles':
        return this.sayList(field, values);
      case 'countries':
      case 'languages':
      case 'genres':
        return this.sayList(
          field,
          values.flatMap((line) => listParts(source, line)),
        );
      case 'links':
        this.readLinks(value, 'sure');
        return findLinks(source, value).length > 0;
    }
  }

  /** The first value of a field counts. Returns whether there was one to say. */
  private say(
    field: ScalarField,
    found: Found<string | number> | null,
    confidence: Confidence = 'sure',
  ): boolean {
    if (found === null) return false;
    this.facts.fields[field] ??= {
      value: found.value,
      evidence: { confidence, spans: [spanOf(found.at)] },
    };
    return true;
  }

  private sayList(field: ListField, parts: readonly Piece[]): boolean {
    if (parts.length === 0) return false;
    this.facts.lists[field] ??= {
      value: parts.map(({ text }) => text),
      evidence: { confidence: 'sure', spans: parts.map(spanOf) },
    };
    return true;
  }

  private readLinks(value: Piece, confidence: Confidence): void {
    for (const { text, start, end } of findLinks(this.source, value)) {
      if (this.urls.has(text)) continue;
      this.urls.add(text);
      this.facts.links.push({ url: text, confidence, span: { start, end } });
    }
  }

  private readText({ text, bullet, gap }: Extract<Block, { kind: 'text' }>): void {
    this.readLinks(text, 'check');
    const continues = this.open !== null && gap === 0 && !bullet && isBroken(this.open.at(-1));
    if (continues) {
      this.open?.push(text);
      return;
    }
    // Whatever else stands here parts what is above it from what is below.
    this.open = null;
    const short = !isParagraph(text) && text.text.length <= MAX_TITLE_LINE;
    if (short) this.countLine(text);
    switch (this.section) {
      case 'plot':
      case 'background':
        if (short && text.text.length < WRAPPED.from && !SENTENCE_END.test(text.text)) return;
        this.understand(this.section);
        this.open = [text];
        this.facts[this.section === 'plot' ? 'plot' : 'background'].push(this.open);
        return;
      case 'reviews':
        return this.readReview(text, bullet);
      case 'aside':
      case 'noise':
        return;
      default:
        if (bullet) return;
        if (
          isParagraph(text) ||
          (text.text.length >= WRAPPED.from && SENTENCE_END.test(text.text))
        ) {
          this.open = [text];
          this.facts.loose.push(this.open);
        } else if (!this.started && short) {
          this.facts.openingLines.push(text);
        }
    }
  }

  private countLine(line: Piece): void {
    const key = line.text;
    this.facts.repetitions.set(key, (this.facts.repetitions.get(key) ?? 0) + 1);
  }

  /** Each bullet is a review of its own; without bullets the section is one. */
  private readReview(text: Piece, bullet: boolean): void {
    if (bullet) this.bulletedReviews = true;
    const goesOn = !bullet && this.facts.reviews.length > 0 && this.reviewOpen;
    if (!goesOn && !bullet && this.bulletedReviews) return;
    if (!goesOn && !bullet && !isParagraph(text) && !SENTENCE_END.test(text.text)) return;
    this.understand('reviews');
    this.open = [text];
    if (goesOn) this.facts.reviews.at(-1)?.push(this.open);
    else this.facts.reviews.push([this.open]);
    this.reviewOpen = true;
  }
}

/** Whether a line stops in the middle of a sentence, at the width of a mail. */
function isBroken(line: Piece | undefined): boolean {
  if (line === undefined) return false;
  const { length } = line.text;
  return length >= WRAPPED.from && length <= WRAPPED.to && !SENTENCE_END.test(line.text);
}

/** From a block's first character to its last. */
function extent(block: Block): Span {
  switch (block.kind) {
    case 'labelled':
      return { start: block.label.start, end: block.values.at(-1)?.end ?? block.label.end };
    case 'heading':
      return block.label;
    case 'text':
      return block.text;
    case 'discarded':
      return block.span;
    case 'titled':
    case 'link':
    case 'image':
      return block.line;
  }
}
