import type { Credit } from '../model/film.ts';
import type { Confidence, RecognisedFilm } from '../model/recognition.ts';
import { fold } from '../model/search-text.ts';
import { linksAbout } from './film-sites.ts';
import type { HtmlPage } from './html-page.ts';
import { inOrder, type Piece } from './lines.ts';
import { type Draft, put } from './stated-draft.ts';
import type { StatedFilm } from './stated-film.ts';
import { withStatedTitle } from './stated-title.ts';

/* What a page states for machines put over what its text gave: statements win, and what they lack stays. */

const NOTHING: RecognisedFilm = { draft: {}, evidence: {}, posterName: null };
/** A page's own date is many years after the film's. */
const MOST_YEARS_BETWEEN = 3;

/** The films of a page's text together with those it states, in the text's order. */
export function withStatements(
  films: readonly RecognisedFilm[],
  page: HtmlPage,
): readonly RecognisedFilm[] {
  const { stated } = page;
  const pairs = paired(films, stated);
  const joined = films.map((film) => {
    const statement = pairs.get(film);
    return statement === undefined ? film : withStated(film, statement, page);
  });
  const used = new Set(pairs.values());
  // A page with one film in its text and a list of others states what else the site has.
  const isBeside = films.length > 0 && stated.length > 1 && used.size === 0;
  const further = stated.filter((each) => !used.has(each) && each.title !== null && !isBeside);
  const all = [...joined, ...further.map((each) => withStated(null, each, page))];
  const [only] = all;
  return all.length === 1 && only !== undefined ? [withLinks(only, page)] : all;
}

/** A film as its text has it, `null` where the text describes none, with what is stated of it. */
export function withStated(
  film: RecognisedFilm | null,
  stated: StatedFilm,
  page: Pick<HtmlPage, 'text' | 'headings'>,
): RecognisedFilm {
  const base = film ?? NOTHING;
  const made: Draft = { draft: { ...base.draft }, evidence: { ...base.evidence } };
  withStatedTitle(made, stated, page);
  putDates(made, stated);
  const { runtime, certification } = stated;
  if (runtime !== null) put(made, 'runtime', runtime.value, [runtime.at]);
  if (certification !== null) {
    put(made, 'certification', certification.value, [certification.at]);
  }
  for (const field of ['countries', 'languages', 'genres'] as const) {
    const unique = each(stated[field]);
    if (unique.length > 0)
      put(
        made,
        field,
        unique.map(({ text }) => text),
        unique,
      );
  }
  putCredits(made, stated);
  putPlot(made, stated);
  if (stated.reviews.length > 0) {
    const reviews = stated.reviews.map(({ text, author }) => ({
      text: text.text,
      author: author?.text ?? null,
      source: null,
      url: null,
    }));
    put(
      made,
      'reviews',
      reviews,
      stated.reviews.flatMap(({ text, author }) => (author === null ? text : [text, author])),
      false,
    );
  }
  addLinks(made, stated.links, 'sure');
  return { ...made, posterName: stated.poster?.text ?? base.posterName };
}

/** The text film of each statement: of the same title, else the only one of each. */
function paired(
  films: readonly RecognisedFilm[],
  stated: readonly StatedFilm[],
): ReadonlyMap<RecognisedFilm, StatedFilm> {
  const pairs = new Map<RecognisedFilm, StatedFilm>();
  const left = new Set(stated);
  for (const film of films) {
    const titles = [film.draft.title, film.draft.originalTitle].map((title) => fold(title ?? ''));
    const same = [...left].find((each) =>
      [each.title, ...each.alternativeTitles].some(
        (title) => title !== null && titles.includes(fold(title.text)),
      ),
    );
    if (same === undefined) continue;
    pairs.set(film, same);
    left.delete(same);
  }
  const [film] = films;
  const [statement] = stated;
  if (films.length === 1 && stated.length === 1 && film !== undefined && statement !== undefined) {
    pairs.set(film, statement);
  }
  return pairs;
}

function putDates(made: Draft, { year, published }: StatedFilm): void {
  if (year !== null) put(made, 'year', year.value, [year.at]);
  if (published === null) return;
  const { draft, evidence } = made;
  const known = draft.year;
  if (known === null || known === undefined) {
    put(made, 'year', published.year.value, [published.year.at]);
  } else if (known === published.year.value) {
    put(made, 'year', known, [published.year.at]);
  } else if (Math.abs(known - published.year.value) > MOST_YEARS_BETWEEN) {
    return;
  }
  const { date } = published;
  if (date !== null && (draft.releaseDate ?? date.value).slice(0, 4) === date.value.slice(0, 4)) {
    if (evidence.releaseDate?.confidence !== 'sure')
      put(made, 'releaseDate', date.value, [date.at]);
  }
}

function putCredits(made: Draft, { credits: stated }: StatedFilm): void {
  if (stated.length === 0) return;
  const said = made.draft.credits ?? [];
  const keyOf = (role: string, person: string) => `${role} ${fold(person)}`;
  const characters = new Map(
    said.map(({ role, person, character }) => [keyOf(role, person), character]),
  );
  const credits = new Map<string, Credit>();
  for (const { role, person, character } of stated) {
    const key = keyOf(role, person.text);
    const known = credits.get(key);
    const played = character?.text ?? known?.character ?? characters.get(key) ?? null;
    credits.set(key, { person: known?.person ?? person.text, role, character: played, job: null });
  }
  // Where the text lists more people of a role, its order is the one they are billed in.
  const statedKeys = new Set(credits.keys());
  const ordered: Credit[] = [];
  for (const role of new Set([...credits.values(), ...said].map((credit) => credit.role))) {
    const ofText = said.filter((credit) => credit.role === role);
    const ofData = [...credits.values()].filter((credit) => credit.role === role);
    const isWhole = ofData.every((credit) =>
      ofText.some(({ person }) => fold(person) === fold(credit.person)),
    );
    const known = (credit: Credit) => credits.get(keyOf(role, credit.person)) ?? credit;
    const further = ofText.filter(
      ({ person }) =>
        !statedKeys.has(keyOf(role, person)) &&
        !ofData.some((each) => abbreviates(person, each.person)),
    );
    ordered.push(...(isWhole ? ofText.map(known) : [...ofData, ...further]));
  }
  const places = stated.flatMap(({ person, character }) =>
    character === null ? [person] : [person, character],
  );
  put(made, 'credits', ordered, places, true);
}

/** "F. Fellini" is Federico Fellini. */
function abbreviates(short: string, name: string): boolean {
  const [initial = '', ...rest] = short.split(/\s+/u);
  const words = name.split(/\s+/u);
  return (
    /^\p{Lu}\.$/u.test(initial) &&
    rest.length > 0 &&
    words.length > rest.length &&
    name.startsWith(initial.charAt(0)) &&
    fold(words.slice(-rest.length).join(' ')) === fold(rest.join(' '))
  );
}

/** The text's own plot stays where it stands under its heading; what is only inferred to be one does not. */
function putPlot(made: Draft, { plot }: StatedFilm): void {
  if (plot === null) return;
  const { draft, evidence } = made;
  const own = draft.plot ?? '';
  if (evidence.plot?.confidence !== 'sure') put(made, 'plot', plot.text, [plot]);
  else if (fold(own).includes(fold(plot.text))) put(made, 'plot', own, [plot], true);
}

function withLinks(film: RecognisedFilm, { address, anchors, stated }: HtmlPage): RecognisedFilm {
  const made: Draft = { draft: { ...film.draft }, evidence: { ...film.evidence } };
  const isStated = stated.some(({ links }) => links.length > 0);
  if (address !== null && !isStated) addLinks(made, [address], 'sure');
  addLinks(made, linksAbout(film.draft, anchors), 'check');
  return { ...made, posterName: film.posterName };
}

function addLinks(
  { draft, evidence }: Draft,
  links: readonly Piece[],
  confidence: Confidence,
): void {
  const known = draft.links ?? [];
  const added = each(links).filter(({ text }) => known.every(({ url }) => url !== text));
  if (added.length === 0) return;
  draft.links = [...known, ...added.map(({ text }) => ({ url: text, label: null }))];
  const isSure = confidence === 'sure' && (evidence.links?.confidence ?? 'sure') === 'sure';
  evidence.links = {
    confidence: isSure ? 'sure' : 'check',
    spans: inOrder([...(evidence.links?.spans ?? []), ...added]),
  };
}

/** Each of the words once. */
function each(pieces: readonly Piece[]): readonly Piece[] {
  const first = new Map<string, Piece>();
  for (const one of pieces) {
    const key = one.text.toLowerCase();
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
