import type { Span } from '../model/recognition.ts';
import { fold } from '../model/search-text.ts';
import type { Block } from './blocks.ts';
import { extent } from './extent.ts';
import type { Fact } from './stated.ts';
import { Facts, RANKS, type ShortLine } from './facts.ts';
import type { LabelledField, Meaning, Section } from './label-table.ts';
import { partsFor, readValues, sayFact } from './labelled-values.ts';
import { type Piece } from './lines.ts';
import type { Reading } from './page.ts';
import { isParagraph } from './values.ts';

/* Blocks read in order: which section a paragraph stands in, which role a name belongs to. */

const MAX_TITLE_LINE = 120;
const SENTENCE_END = /[.!?…]["“”»)\]]{0,2}(?:\s?[★☆½]{1,10})?$/u;
/** Mail and old forums break paragraphs into lines of about this many characters. */
const WRAPPED = { from: 50, to: 100 };

/** What the blocks of one film say. */
export function readFacts(page: Reading, blocks: readonly Block[]): Facts {
  const reader = new Reader(page);
  blocks.forEach((block, at) => reader.read(block, nextOf(blocks, at)));
  reader.finish();
  return reader.facts;
}

/** What comes below a block; of two short lines on top of each other, what is below both. */
function nextOf(blocks: readonly Block[], at: number): Block | undefined {
  let below = at + 1;
  while (blocks[below]?.kind === 'discarded' && below < at + 3) below += 1;
  const next = blocks[below];
  const stacked =
    next?.kind === 'text' && next.gap === 0 && next.text.text.length <= MAX_TITLE_LINE;
  return stacked && kindBefore(blocks[below + 1]) !== null ? blocks[below + 1] : next;
}

class Reader {
  private readonly page: Reading;
  readonly facts: Facts;
  private section: Section | null = null;
  /** The heading above, until something under it shows that it was one. */
  private heading: Extract<Block, { kind: 'heading' }> | null = null;
  /** Whether anything was said of the film yet; what a site's menu lists above it opens no section. */
  private started = false;
  /** The paragraph a further line may belong to. */
  private open: Piece[] | null = null;
  private bulletedReviews = false;
  private reviewOpen = false;
  private onDisc = false;
  /** The release date, where its label does not say of what. */
  private discDate: Facts['fields']['releaseDate'] | null = null;
  /** Facts that stood alone on their lines. */
  private readonly lone: Fact[] = [];
  private inFramedAside = false;
  /** Whether the label right above has no value. */
  private refused = false;
  /** Counts what stands between paragraphs. */
  private group = 0;

  constructor(page: Reading) {
    this.page = page;
    this.facts = new Facts(page.source);
  }

  read(block: Block, next: Block | undefined): void {
    if (this.section === 'noise' && block.kind !== 'heading' && !this.leavesNoise(block)) {
      this.facts.discarded.push(extent(block));
      return;
    }
    if (block.kind !== 'labelled' && block.kind !== 'text') this.refused = false;
    if (block.kind !== 'text') {
      this.open = null;
      this.group += 1;
    }
    switch (block.kind) {
      case 'heading':
        return this.readHeading(block);
      case 'labelled':
        return this.readLabelled(block);
      case 'facts':
        return this.readFactLine(block);
      case 'titled':
        return this.readTitled(block, next);
      case 'link':
        this.facts.addLinks(block.url, 'sure');
        return;
      case 'image':
        this.facts.image ??= block.name;
        return;
      case 'discarded':
        this.reviewOpen = false;
        this.facts.discarded.push(block.span);
        return;
      case 'text':
        this.readText(block, next);
        this.refused = false;
        return;
    }
  }

  /** Facts that stood alone count where the page has only one of their kind. */
  finish(): void {
    const { fields } = this.facts;
    if (this.onDisc && this.discDate !== null && fields.releaseDate === this.discDate)
      delete fields.releaseDate;
    const kinds = new Map<LabelledField, Fact[]>();
    for (const fact of this.lone) kinds.set(fact.field, [...(kinds.get(fact.field) ?? []), fact]);
    for (const [field, stated] of kinds) {
      const [first] = stated;
      // A date alone is when something was written.
      if (first === undefined || field === 'releaseDate') continue;
      if (new Set(stated.map(sameness)).size === 1)
        sayFact(this.page, this.facts, first, RANKS.guess);
    }
  }

  private readTitled(block: Extract<Block, { kind: 'titled' }>, next: Block | undefined): void {
    const { title, year, facts } = block;
    if (this.isMention(block, next)) {
      this.facts.discarded.push(block.line);
      return;
    }
    this.facts.titled ??= { title, year };
    for (const fact of facts) sayFact(this.page, this.facts, fact, RANKS.line);
    this.section = null;
    this.started = true;
  }

  /** A title with its year speaks of the film again, unless the film is known by now. */
  private leavesNoise(block: Block): boolean {
    return block.kind === 'titled' && !this.isKnown();
  }

  private isKnown(): boolean {
    return this.facts.understood.size >= KNOWN;
  }

  /** Another film's title with its year, or the words under a picture ("A and B in Title (2003)"). */
  private isMention(
    { title }: Extract<Block, { kind: 'titled' }>,
    next: Block | undefined,
  ): boolean {
    const { shortLines, titled } = this.facts;
    const shown = shortLines.find(({ at }) => isCaptionOf(title.text, at.text));
    if (titled === null && shown !== undefined) {
      this.facts.trails.add(shown.at.text);
      return true;
    }
    return titled === null && this.isKnown() && (next === undefined || next.kind !== 'labelled');
  }

  private readFactLine({ facts, lone }: Extract<Block, { kind: 'facts' }>): void {
    if (this.section === 'aside') return;
    if (lone) {
      this.lone.push(...facts);
      return;
    }
    for (const fact of facts) sayFact(this.page, this.facts, fact, RANKS.line);
    this.started = true;
  }

  private readHeading(block: Extract<Block, { kind: 'heading' }>): void {
    const { section, label, title } = block;
    this.facts.headingTitle ??= title;
    this.bulletedReviews = false;
    this.reviewOpen = false;
    if (section === 'noise') this.facts.discarded.push(label);
    if ((section === 'noise' || section === 'aside') && !this.started) return;
    this.section = section;
    this.heading = block;
    this.inFramedAside = section === 'aside' && this.isFramed(block.line);
  }

  /** Whether a line is a row of a table that was copied with its bars. */
  private isFramed(line: Span): boolean {
    return this.page.source.slice(line.start, Math.min(line.end, line.start + 200)).includes('|');
  }

  /** What a heading stands over is its proof. */
  private understand(section: Section): void {
    this.facts.understood.add(section);
    this.started = true;
    if (this.heading !== null) this.facts.labels.push(this.heading.label);
    this.heading = null;
  }

  private readLabelled({ meanings, label, values }: Extract<Block, { kind: 'labelled' }>): void {
    this.refused = values.length === 0;
    if (values.length === 0) return;
    let accepted = false;
    const each = partsFor(this.page.source, meanings, values);
    for (const [at, meaning] of meanings.entries()) {
      if (
        this.section === 'aside' &&
        !mayStandAside(meaning.kind === 'field' ? meaning.field : null)
      )
        continue;
      const rank = this.section === 'aside' ? RANKS.guess : RANKS.label;
      accepted =
        readValues(this.page, this.facts, meaning, label, each?.[at] ?? values, rank) || accepted;
    }
    if (!accepted) return;
    this.noteDisc(meanings, label);
    this.started = true;
    if (this.section === 'credits') this.understand('credits');
    else if (this.section !== 'aside') this.section = null;
    if (label !== null) this.facts.labels.push(label);
  }

  /** A date that stands among the data of a disc is the disc's own. */
  private noteDisc(meanings: readonly Meaning[], label: Span | null): void {
    if (label === null) return;
    const words = this.page.source.slice(label.start, label.end);
    if (meanings[0]?.kind === 'unused' && DISC.test(words)) this.onDisc = true;
    const dated = meanings.some(
      (meaning) => meaning.kind === 'field' && meaning.field === 'releaseDate',
    );
    if (dated && DISC_DATE.test(words.trim()))
      this.discDate = this.facts.fields.releaseDate ?? null;
  }

  private readText(block: Extract<Block, { kind: 'text' }>, next: Block | undefined): void {
    const { text, bullet, gap } = block;
    this.facts.addLinks(text, 'check');
    const continues = this.open !== null && gap === 0 && !bullet && isBroken(this.open.at(-1));
    if (continues) {
      this.open?.push(text);
      return;
    }
    // Whatever else stands here parts what is above it from what is below.
    this.open = null;
    const short = !isParagraph(text) && text.text.length <= MAX_TITLE_LINE;
    if (short) this.facts.countLine(text);
    const [, arrowed, slashed] = TRAIL.exec(text.text) ?? [];
    const trail = arrowed ?? slashed;
    if (trail !== undefined) this.facts.trails.add(trail);
    if (this.endsAside(block, short)) this.section = null;
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
        this.readLoose(block, short, next);
    }
  }

  private readLoose(
    { text, bullet }: Extract<Block, { kind: 'text' }>,
    short: boolean,
    next: Block | undefined,
  ): void {
    const begins = isBroken(text) && next?.kind === 'text' && next.gap === 0 && isProse(text.text);
    const sentence = begins || (text.text.length >= WRAPPED.from && SENTENCE_END.test(text.text));
    if (short && !sentence) {
      this.group += 1;
      this.facts.shortLines.push({
        at: text,
        bullet,
        before: kindBefore(next),
        late: this.started,
        refused: this.refused,
      });
    }
    if (!bullet && (isParagraph(text) || sentence)) {
      this.open = [text];
      this.facts.loose.push(this.open);
      this.facts.looseGroups.push(this.group);
    }
  }

  /** What is near the film ends with its table, or where the film's title stands again. */
  private endsAside({ text, bullet }: Extract<Block, { kind: 'text' }>, short: boolean): boolean {
    if (this.section !== 'aside') return false;
    if (this.inFramedAside) return isParagraph(text) && !this.isFramed(text);
    const named = this.facts.titled?.title.text ?? this.facts.fields.title?.value;
    return short && !bullet && text.text === named;
  }

  /** Each bullet is a review of its own; without bullets the section is one. */
  private readReview(text: Piece, bullet: boolean): void {
    if (bullet) this.bulletedReviews = true;
    const goesOn = !bullet && this.facts.reviews.length > 0 && this.reviewOpen;
    if (!goesOn && !bullet && this.bulletedReviews) return;
    if (!bullet && !isParagraph(text) && !SENTENCE_END.test(text.text)) return;
    this.understand('reviews');
    this.open = [text];
    if (goesOn) this.facts.reviews.at(-1)?.push(this.open);
    else this.facts.reviews.push([this.open]);
    this.reviewOpen = true;
  }
}

/** "Home › Films › Title" */
const TRAIL = /\s(?:[›»>]\s([^›»>]{1,120})|\/\s[^/]{1,60}\s\/\s([^/]{1,120}))$/u;
/** So much said makes a film known. */
const KNOWN = 4;

const isCaptionOf = (words: string, title: string) =>
  words.length > title.length + 4 && words.endsWith(` in ${title}`);

const DISC =
  /^(?:Number of dis[ck]s|Anzahl (?:der )?Dis[ck]s|Region(?:alcode)?|Region ?\/|EAN|Barcode|Media ?format|Medienformat|Studio|Label|Bildseitenformat|Package dimensions|Subtitles|Untertitel|Discs?|Sous-titres|Subtítulos|ASIN)/iu;
/** A label that a shop means the disc with. */
const DISC_DATE =
  /^(?:Release date|Released|Erscheinungsdatum|Erscheinungstermin|Veröffentlichung|Veröffentlichungsdatum|Date de sortie|Fecha de lanzamiento)\s*:?$/iu;

/** A disc states the certification of its film, and much that is its own. */
const mayStandAside = (field: LabelledField | null) =>
  field === 'certification' || field === 'links';

function kindBefore(next: Block | undefined): ShortLine['before'] {
  if (next?.kind === 'facts') return 'facts';
  if (next?.kind === 'labelled' && next.values.length > 0) return 'label';
  return next?.kind === 'heading' ? 'heading' : null;
}

/** Two spellings of one fact share their numbers, or, having none, their words. */
function sameness({ values }: Fact): string {
  const words = fold(values.map(({ text }) => text).join(' '));
  return words.match(/\d+/gu)?.join(' ') ?? words;
}

/** So many small words are of a sentence. */
const isProse = (text: string) => (text.match(/\s\p{Ll}{2,}/gu)?.length ?? 0) >= 5;

/** Whether a line stops in the middle of a sentence, at the width of a mail. */
function isBroken(line: Piece | undefined): boolean {
  if (line === undefined) return false;
  const { length } = line.text;
  return length >= WRAPPED.from && length <= WRAPPED.to && !SENTENCE_END.test(line.text);
}
