import type { SuggestionKind } from './api.ts';

/* What a person can choose for many films: the fields, what can be done with each, and what has to be typed for it. */

export const BULK_ACTIONS = [
  'set',
  'add',
  'remove',
  'replace',
  'prepend',
  'append',
  'count',
  'clear',
] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

const TEXT = ['set', 'replace', 'prepend', 'append', 'clear'] as const;
const NEEDED_TEXT = ['replace', 'prepend', 'append', 'set'] as const;
const INNER_TEXT = ['replace', 'clear'] as const;
const TOKENS = ['add', 'remove', 'replace', 'set', 'clear'] as const;
const VALUE = ['set', 'clear'] as const;
const COPY_TEXT = ['set', 'replace', 'clear'] as const;

/** The actions of each field, the likeliest first, in groups as they are offered. */
export const BULK_FIELDS = {
  film: {
    tags: TOKENS,
    genres: TOKENS,
    countries: TOKENS,
    languages: TOKENS,
    rating: VALUE,
    favourite: ['set'],
    status: ['set'],
    year: VALUE,
    releaseDate: VALUE,
    runtime: VALUE,
    certification: TEXT,
    'series.name': ['set', 'replace', 'clear'],
    'series.number': ['count', 'set', 'clear'],
  },
  copies: {
    'copies.medium': COPY_TEXT,
    'copies.edition': COPY_TEXT,
    'copies.shelf': COPY_TEXT,
    'copies.condition': COPY_TEXT,
    'copies.acquired': VALUE,
    'copies.price': VALUE,
    'copies.currency': COPY_TEXT,
    'copies.barcode': COPY_TEXT,
    'copies.file': COPY_TEXT,
    'copies.notes': TEXT,
    copies: ['add'],
  },
  viewings: {
    viewings: ['add', 'clear'],
    'viewings.place': COPY_TEXT,
    'viewings.notes': TEXT,
  },
  credits: {
    'credits.person': ['replace'],
    'credits.character': INNER_TEXT,
    'credits.job': INNER_TEXT,
    credits: ['add', 'remove', 'clear'],
  },
  texts: {
    title: NEEDED_TEXT,
    originalTitle: TEXT,
    sortTitle: TEXT,
    alternativeTitles: TOKENS,
    tagline: TEXT,
    plot: TEXT,
    background: TEXT,
    notes: TEXT,
  },
  others: {
    custom: ['set', 'remove', 'clear'],
    'custom.name': ['replace'],
    'custom.value': ['replace'],
    'reviews.text': ['replace'],
    'reviews.author': INNER_TEXT,
    'reviews.source': INNER_TEXT,
    'reviews.url': INNER_TEXT,
    reviews: ['clear'],
    'links.url': ['replace'],
    'links.label': INNER_TEXT,
    links: ['clear'],
    'externalIds.source': ['replace'],
    'externalIds.id': ['replace'],
    externalIds: ['clear'],
    imported: ['clear'],
  },
} as const satisfies Record<string, Record<string, readonly BulkAction[]>>;

type Groups = typeof BULK_FIELDS;
export type BulkGroup = keyof Groups;
export const BULK_GROUPS = Object.keys(BULK_FIELDS) as readonly BulkGroup[];
export type BulkField = { [G in BulkGroup]: keyof Groups[G] }[BulkGroup] & string;

const ACTIONS = new Map<BulkField, readonly BulkAction[]>(
  BULK_GROUPS.flatMap((group) => Object.entries(BULK_FIELDS[group])) as [
    BulkField,
    readonly BulkAction[],
  ][],
);
export const BULK_FIELD_NAMES: readonly BulkField[] = [...ACTIONS.keys()];

export function actionsOf(field: BulkField): readonly BulkAction[] {
  return ACTIONS.get(field) ?? [];
}

/** What has to be typed for an action. */
export type BulkInput =
  | 'nothing'
  | 'line'
  | 'paragraphs'
  | 'tokens'
  | 'replacing'
  | 'year'
  | 'runtime'
  | 'date'
  | 'maybe-date'
  | 'number'
  | 'price'
  | 'rating'
  | 'favourite'
  | 'status'
  | 'medium'
  | 'credit'
  | 'person'
  | 'custom'
  | 'custom-name';

/** Fields whose values are no text, and what is typed for them. */
const INPUTS: { readonly [F in BulkField]?: Partial<Record<BulkAction, BulkInput>> } = {
  rating: { set: 'rating' },
  favourite: { set: 'favourite' },
  status: { set: 'status' },
  year: { set: 'year' },
  runtime: { set: 'runtime' },
  releaseDate: { set: 'date' },
  'series.number': { set: 'number', count: 'number' },
  'copies.acquired': { set: 'date' },
  'copies.price': { set: 'price' },
  copies: { add: 'medium' },
  viewings: { add: 'maybe-date' },
  credits: { add: 'credit', remove: 'person' },
  custom: { set: 'custom', remove: 'custom-name' },
};

const PARAGRAPH_FIELDS: readonly BulkField[] = [
  'plot',
  'background',
  'notes',
  'copies.notes',
  'viewings.notes',
];

export function inputOf(field: BulkField, action: BulkAction): BulkInput {
  if (action === 'clear') return 'nothing';
  if (action === 'replace') return 'replacing';
  const input = INPUTS[field]?.[action];
  if (input !== undefined) return input;
  if (isTokenField(field)) return 'tokens';
  return PARAGRAPH_FIELDS.includes(field) ? 'paragraphs' : 'line';
}

export const BULK_TOKEN_FIELDS = [
  'genres',
  'tags',
  'countries',
  'languages',
  'alternativeTitles',
] as const satisfies readonly BulkField[];
export type BulkTokenField = (typeof BULK_TOKEN_FIELDS)[number];

export function isTokenField(field: BulkField): field is BulkTokenField {
  return (BULK_TOKEN_FIELDS as readonly BulkField[]).includes(field);
}

/** What of the collection is offered while a value is typed. */
export const BULK_SUGGESTIONS: { readonly [F in BulkField]?: SuggestionKind } = {
  genres: 'genre',
  tags: 'tag',
  countries: 'country',
  languages: 'language',
  'series.name': 'series',
  'copies.medium': 'medium',
  'copies.shelf': 'shelf',
  copies: 'medium',
  credits: 'person',
  'credits.person': 'person',
  'credits.character': 'character',
};

/** Whether only the copies with a certain medium may be meant. */
export function isOfCopies(field: BulkField): boolean {
  return field.startsWith('copies.');
}
