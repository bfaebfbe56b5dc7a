import type { FilmDraft, FilmField } from '../model/film.ts';
import type { Confidence, Evidence, RecognisedFilm } from '../model/recognition.ts';
import { type Facts, type Paragraph, RANKS } from './facts.ts';
import { directorIn, type Lead, readLead } from './lead.ts';
import { inOrder, piece, type Piece, spanOf } from './lines.ts';
import { findTitle, type Title } from './title.ts';

/* Facts weighed: whether they are a film at all, and what goes into its draft with which confidence. */

type Values = { -readonly [F in FilmField]?: FilmDraft[F] };
type Evidences = { -readonly [F in FilmField]?: Evidence };

/** Words that a page about a film has and one about a recipe, a record or a book has not. */
const OF_FILMS_ONLY = new Set<string>([
  'originalTitle',
  'releaseDate',
  'certification',
  'director',
  'actor',
  'voice',
  'cinematographer',
  'editor',
  'costume',
  'production-design',
]);
const TEXT_SECTIONS = new Set<string>(['plot', 'background', 'credits', 'reviews']);

/**
 * The film the facts describe; `null` when they are about something else.
 * @param isKnown whether the page says by other means that it is about a film; then labels need not say it as well
 */
export function draftOf(source: string, facts: Facts, isKnown = false): RecognisedFilm | null {
  const lead = leadOf(source, facts);
  const title = facts.titled === null ? findTitle(source, facts, lead?.read ?? null) : null;
  if (lead !== null) addLead(facts, lead.read);
  if (title !== null) addOriginal(source, facts, title);
  const isDescribed = isFilm(facts, title);
  if (!isDescribed && !isKnown) return null;
  if (!facts.understood.has('director')) addDirector(source, facts);
  const draft: Values = {};
  const evidence: Evidences = {};
  const put = <F extends FilmField>(field: F, value: FilmDraft[F], said: Evidence) => {
    draft[field] = value;
    evidence[field] = { ...said, spans: inOrder(said.spans) };
  };

  if (title !== null) {
    put('title', title.at.text, { confidence: title.confidence, spans: [spanOf(title.at)] });
  }
  const saidFields = Object.entries({ ...facts.fields, ...facts.lists });
  for (const [field, { value, evidence: said }] of saidFields) {
    Object.assign(draft, { [field]: value });
    Object.assign(evidence, { [field]: said });
  }
  if (facts.titled !== null) {
    const { title: at, year } = facts.titled;
    if (facts.fields.title === undefined)
      put('title', at.text, { confidence: 'sure', spans: [spanOf(at)] });
    if ((facts.fields.year?.rank ?? 0) < RANKS.label)
      put('year', year.value, { confidence: 'sure', spans: [spanOf(year.at)] });
  }
  if (facts.credits.length > 0) {
    const confidence = facts.creditsAreSure ? 'sure' : 'check';
    put('credits', facts.credits, { confidence, spans: facts.creditSpans });
  }
  const plot =
    facts.plot.length > 0 ? facts.plot : inferredPlot(facts, title, lead?.paragraph ?? null);
  const plotConfidence = facts.plot.length > 0 ? 'sure' : 'check';
  if (plot.length > 0) put('plot', joined(plot), evidenceOf(plot, plotConfidence));
  if (facts.background.length > 0) {
    put('background', joined(facts.background), evidenceOf(facts.background, 'sure'));
  }
  if (facts.reviews.length > 0) {
    const reviews = facts.reviews.map((paragraphs) => ({
      text: joined(paragraphs),
      author: null,
      source: null,
      url: null,
    }));
    // Where one review ends and another one starts is a guess.
    put('reviews', reviews, evidenceOf(facts.reviews.flat(), 'check'));
  }
  if (facts.links.length > 0) {
    const confidence = facts.links.every((link) => link.confidence === 'sure') ? 'sure' : 'check';
    put(
      'links',
      facts.links.map(({ url }) => ({ url, label: null })),
      { confidence, spans: facts.links.map(({ span }) => span) },
    );
  }
  const film = { draft, evidence, posterName: facts.image?.text ?? null };
  return isDescribed ? film : labelledOnly(film);
}

/** What labels say, of a text that would be no film without them: neither its title nor its story is to be guessed. */
function labelledOnly({ draft, evidence, posterName }: RecognisedFilm): RecognisedFilm {
  const isSure = ([field]: [string, unknown]) =>
    evidence[field as FilmField]?.confidence === 'sure';
  return {
    draft: Object.fromEntries(Object.entries(draft).filter(isSure)),
    evidence: Object.fromEntries(Object.entries(evidence).filter(isSure)),
    posterName,
  };
}

function isFilm(facts: Facts, title: Title | null): boolean {
  if (facts.titled !== null) return true;
  if (title !== null && title.teaser !== null) return facts.understood.size > 0;
  const labels = [...facts.understood].filter((name) => !TEXT_SECTIONS.has(name));
  const said = labels.filter((name) => OF_FILMS_ONLY.has(name)).length;
  if (facts.fields.title !== undefined) return labels.length >= 2;
  return said > 0 && (labels.length >= 2 || (title !== null && facts.plot.length > 0));
}

interface LeadParagraph {
  readonly read: Lead;
  readonly paragraph: Piece;
}

/** How many paragraphs are looked at for one that introduces the film. */
const INTRODUCTION = 6;

function leadOf(source: string, facts: Facts): LeadParagraph | null {
  for (const [paragraph] of facts.loose.slice(0, INTRODUCTION)) {
    const read = paragraph === undefined ? null : readLead(source, paragraph);
    if (paragraph !== undefined && read !== null) return { read, paragraph };
  }
  return null;
}

/** What only a sentence says counts where nothing clearer does. */
function addLead(facts: Facts, { originalTitle, year, people }: Lead): void {
  if (originalTitle !== null)
    facts.say('originalTitle', { value: originalTitle.text, at: originalTitle }, RANKS.guess);
  facts.say('year', year, RANKS.guess);
  const stated = new Set(facts.understood);
  for (const { role, person } of people) {
    if (!stated.has(role)) facts.addCredit(role, person, null, null);
  }
}

/** "(La dolce vita)" on the line below the title. */
function addOriginal(source: string, facts: Facts, { at }: Title): void {
  const below = facts.shortLines.find(({ at: line }) => line.start > at.start)?.at;
  if (below === undefined || !/^\([^()\d]{2,120}\)$/u.test(below.text)) return;
  if (source.slice(at.end, below.start).trim() !== '') return;
  const inner = piece(source, below.start + 1, below.end - 1);
  facts.say('originalTitle', { value: inner.text, at: inner }, RANKS.guess);
}

/** The one person whom the texts call the director. */
function addDirector(source: string, facts: Facts): void {
  const paragraphs = [...facts.plot, ...facts.loose, ...facts.background].slice(0, OPENING).flat();
  const named = paragraphs.flatMap((paragraph) => directorIn(source, paragraph) ?? []);
  const [first] = named;
  if (first !== undefined && new Set(named.map(({ text }) => text)).size === 1)
    facts.addCredit('director', first, null, null);
}

const OPENING = 40;

/** The paragraphs under no heading, but neither those above the title nor those that introduce the film by it. */
function inferredPlot(facts: Facts, title: Title | null, lead: Piece | null): readonly Paragraph[] {
  const at = facts.titled?.title ?? title?.at ?? null;
  const name = at?.text ?? null;
  const told = facts.loose.map(([first], index) => {
    if (first === undefined || first === title?.teaser || first === lead) return null;
    if (at !== null && first.start < at.start) return null;
    if (name !== null && first.text.startsWith(`${name} `)) return null;
    return facts.looseGroups[index] ?? 0;
  });
  // Where there is a story, a sentence that stands apart from it is a notice.
  const length = (index: number) =>
    (facts.loose[index] ?? []).reduce((sum, { text }) => sum + text.length, 0);
  const stories = new Set(told.filter((group, index) => group !== null && length(index) >= STORY));
  return facts.loose.filter((_, index) => {
    const group = told[index] ?? null;
    return group !== null && (stories.size === 0 || stories.has(group));
  });
}

/** A paragraph as long as this tells a story. */
const STORY = 110;

const joined = (paragraphs: readonly Paragraph[]) =>
  paragraphs.map((lines) => lines.map(({ text }) => text).join(' ')).join('\n\n');

const evidenceOf = (paragraphs: readonly Paragraph[], confidence: Confidence): Evidence => ({
  confidence,
  spans: paragraphs.flat().map(spanOf),
});
