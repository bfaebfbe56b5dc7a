import { z } from 'zod';

/*
 * The film and everything it consists of. The zod schemas are the single source of the types.
 *
 * Conventions that hold for every field:
 * - an unknown scalar is `null`, an unknown list is `[]`; nothing is ever `undefined`;
 * - text is kept byte for byte apart from Unicode normalisation (NFC);
 * - the order of a list is its meaning: the first image is the face, the first credit is billed first.
 */

const text = z.string().transform((value) => value.normalize('NFC'));
const optionalText = text.nullable();
const texts = z.array(text);

/** A day, month or year of the calendar, which has no year 0: `1988`, `1988-06`, `1988-06-17`. */
export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .refine((date) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    // The calendar repeats every 400 years, and Date takes the years below 100 for those of the 20th century.
    const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
    return year > 0 && day <= lastDay;
  }, 'not in the calendar');

/** The years and, in minutes, the runtimes a film can have. */
export const MIN_YEAR = 1870;
export const MAX_YEAR = 2200;
export const MAX_RUNTIME = 6000;

/** A moment as ISO 8601 in UTC with milliseconds. */
const momentSchema = z.iso.datetime();

/** Own rating in stars, from 0 to 5 in halves. */
const ratingSchema = z.number().min(0).max(5).multipleOf(0.5);

export const ROLES = [
  'director',
  'writer',
  'producer',
  'actor',
  'voice',
  'composer',
  'cinematographer',
  'editor',
  'costume',
  'production-design',
  'other',
] as const;
const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** One line of the credits. `job` names the work in words where the role is `other` ("Sound"). */
const creditSchema = z.strictObject({
  person: text,
  role: roleSchema,
  character: optionalText,
  job: optionalText,
});
export type Credit = z.infer<typeof creditSchema>;

const reviewSchema = z.strictObject({
  text: text,
  author: optionalText,
  source: optionalText,
  url: optionalText,
});
export type Review = z.infer<typeof reviewSchema>;

const linkSchema = z.strictObject({ url: text, label: optionalText });
export type Link = z.infer<typeof linkSchema>;

/** The film's key in another catalogue, e.g. `{ source: 'imdb', id: 'tt0095963' }`. */
const externalIdSchema = z.strictObject({ source: text, id: text });
export type ExternalId = z.infer<typeof externalIdSchema>;

export const IMAGE_KINDS = ['poster', 'back', 'still', 'backdrop', 'disc', 'other'] as const;
export const imageHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const imageFileShape = {
  hash: imageHashSchema,
  format: z.string().regex(/^[a-z0-9]{2,5}$/),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
  placeholder: z.string().regex(/^#[0-9a-f]{6}$/),
};

/** How an upright picture was turned, in degrees clockwise, and then cropped, in pixels of what was turned. */
export const pictureEditShape = {
  turn: z.literal([0, 90, 180, 270]),
  crop: z
    .strictObject({
      left: z.int().nonnegative(),
      top: z.int().nonnegative(),
      width: z.int().positive(),
      height: z.int().positive(),
    })
    .nullable(),
};

/**
 * A picture of the film. `hash` is the SHA-256 of the stored file, `width` and `height` are pixels after
 * the EXIF orientation, `bytes` is the file's size, `placeholder` a colour `#rrggbb` to show until it is decoded.
 * `edited` is only there where the file was made from another one, which is kept.
 */
export const imageSchema = z.strictObject({
  hash: imageFileShape.hash,
  kind: z.enum(IMAGE_KINDS),
  format: imageFileShape.format,
  width: imageFileShape.width,
  height: imageFileShape.height,
  bytes: imageFileShape.bytes,
  placeholder: imageFileShape.placeholder,
  edited: z
    .strictObject({ original: z.strictObject(imageFileShape), ...pictureEditShape })
    .exactOptional(),
});
export type Image = z.infer<typeof imageSchema>;
export type ImageKind = Image['kind'];

export const STATUSES = ['owned', 'wanted', 'gone'] as const;

const seriesSchema = z.strictObject({ name: text, number: z.number().nullable() });

/** One physical or digital exemplar. `price` is in the currency's main unit (7.99), `currency` an ISO 4217 code. */
const copySchema = z.strictObject({
  id: z.string().min(1),
  medium: optionalText,
  edition: optionalText,
  shelf: optionalText,
  condition: optionalText,
  acquired: partialDateSchema.nullable(),
  price: z.number().nonnegative().nullable(),
  currency: optionalText,
  barcode: optionalText,
  file: optionalText,
  notes: optionalText,
});
export type Copy = z.infer<typeof copySchema>;

/** One diary entry. A film without any viewing is unwatched; a viewing without a date was "some time". */
const viewingSchema = z.strictObject({
  id: z.string().min(1),
  date: partialDateSchema.nullable(),
  rating: ratingSchema.nullable(),
  place: optionalText,
  notes: optionalText,
});
export type Viewing = z.infer<typeof viewingSchema>;

/** A copy in somebody else's hands; `copy` is the copy's id, `returned` is `null` while it is out. */
const loanSchema = z.strictObject({
  id: z.string().min(1),
  copy: z.string().nullable(),
  borrower: text,
  lent: partialDateSchema.nullable(),
  due: partialDateSchema.nullable(),
  returned: partialDateSchema.nullable(),
  notes: optionalText,
});
export type Loan = z.infer<typeof loanSchema>;

/** A field the user defined. A list of pairs, not an object, so that any name is harmless. */
const customFieldSchema = z.strictObject({
  name: text,
  value: z.union([text, z.number(), z.boolean()]),
});
export type CustomField = z.infer<typeof customFieldSchema>;

/** What an importer read and had no place for, word for word. */
const importedFieldSchema = z.strictObject({ source: text, field: text, value: text });
export type ImportedField = z.infer<typeof importedFieldSchema>;

/** What a person may edit. */
const editableShape = {
  title: text.refine((value) => value.trim() !== ''),
  originalTitle: optionalText,
  /** Overrides the title the film is filed under; `null` derives it from `title`. */
  sortTitle: optionalText,
  alternativeTitles: texts,
  year: z.int().min(MIN_YEAR).max(MAX_YEAR).nullable(),
  releaseDate: partialDateSchema.nullable(),
  /** Minutes. */
  runtime: z.int().min(1).max(MAX_RUNTIME).nullable(),
  countries: texts,
  languages: texts,
  genres: texts,
  certification: optionalText,
  tagline: optionalText,
  plot: optionalText,
  background: optionalText,
  notes: optionalText,
  credits: z.array(creditSchema),
  reviews: z.array(reviewSchema),
  links: z.array(linkSchema),
  externalIds: z.array(externalIdSchema),
  images: z.array(imageSchema),
  tags: texts,
  rating: ratingSchema.nullable(),
  favourite: z.boolean(),
  status: z.enum(STATUSES),
  series: seriesSchema.nullable(),
  copies: z.array(copySchema),
  viewings: z.array(viewingSchema),
  loans: z.array(loanSchema),
  custom: z.array(customFieldSchema),
  imported: z.array(importedFieldSchema),
  /** When the film was moved to the trash; `null` while it is in the collection. */
  deleted: momentSchema.nullable(),
};

export const filmIdSchema = z.string().regex(/^[0-9a-z-]{8,40}$/);

export const filmSchema = z.strictObject({
  id: filmIdSchema,
  ...editableShape,
  created: momentSchema,
  updated: momentSchema,
});
export type Film = z.infer<typeof filmSchema>;

export const FILM_FIELDS = Object.keys(editableShape) as readonly FilmField[];
export type FilmField = keyof typeof editableShape;

/** Any subset of the editable fields; what is left out is unknown. */
export type FilmDraft = Partial<Pick<Film, FilmField>>;
export const filmDraftSchema = z.strictObject(editableShape).exactPartial();

const EMPTY: Omit<Film, 'id' | 'title' | 'created' | 'updated'> = {
  originalTitle: null,
  sortTitle: null,
  alternativeTitles: [],
  year: null,
  releaseDate: null,
  runtime: null,
  countries: [],
  languages: [],
  genres: [],
  certification: null,
  tagline: null,
  plot: null,
  background: null,
  notes: null,
  credits: [],
  reviews: [],
  links: [],
  externalIds: [],
  images: [],
  tags: [],
  rating: null,
  favourite: false,
  status: 'owned',
  series: null,
  copies: [],
  viewings: [],
  loans: [],
  custom: [],
  imported: [],
  deleted: null,
};

/**
 * A whole film from what is known of it.
 * @param now ISO moment for `created` and `updated`
 */
export function createFilm(
  draft: FilmDraft & { readonly title: string },
  id: string,
  now: string,
): Film {
  return { ...EMPTY, ...draft, id, created: now, updated: now };
}

/** The film's face: its first poster, else its first picture of any kind. */
export function faceOf(film: Pick<Film, 'images'>): Image | null {
  return film.images.find((image) => image.kind === 'poster') ?? film.images[0] ?? null;
}

/** Whether the film, or a copy of it, is in somebody else's hands. */
export function isLent(film: Pick<Film, 'loans'>): boolean {
  return film.loans.some((loan) => loan.returned === null);
}

/** The names credited in a role, in billing order, each once. */
export function peopleIn(film: Pick<Film, 'credits'>, role: Role): readonly string[] {
  return [
    ...new Set(
      film.credits.filter((credit) => credit.role === role).map((credit) => credit.person),
    ),
  ];
}

/** The latest day, month or year in the diary; `null` where it has no date. */
export function lastSeen(film: Pick<Film, 'viewings'>): string | null {
  const dates = film.viewings.flatMap(({ date }) => (date === null ? [] : [date]));
  return dates.sort().at(-1) ?? null;
}
