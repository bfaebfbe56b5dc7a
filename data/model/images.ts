/* What the two sides agree on about pictures. */

/** A picture's file may have this many bytes. */
export const MAX_IMAGE_BYTES = 45_000_000;
/** As many characters are such a file as base64. */
export const MAX_IMAGE_BASE64_LENGTH = Math.ceil(MAX_IMAGE_BYTES / 3) * 4;

/** The widths, in pixels, in which a picture can be had smaller than it is; the last one for looking at it closely. */
export const THUMBNAIL_WIDTHS = [240, 480, 960, 3200] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

/** So many pictures are matched to films in one question. */
export const MOST_MATCHED = 500;
