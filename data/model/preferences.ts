import { z } from 'zod';
import { SORTS } from './query.ts';

/* How a person likes the program; kept beside the library, so that it comes along with it. */

export const preferencesSchema = z.strictObject({
  language: z.enum(['system', 'de', 'en']),
  theme: z.enum(['system', 'dark', 'light']),
  /** Width of a poster in the grid, CSS pixels. */
  zoom: z.int().min(90).max(320),
  sort: z.enum(SORTS),
  descending: z.boolean(),
  /** Whether keys such as `/` act without Ctrl or Cmd. */
  singleKeys: z.boolean(),
  detailOpen: z.boolean(),
  /** CSS pixels. */
  detailWidth: z.int().min(280).max(900),
  /** How much of what was done is kept, in megabytes of journal: for undo and for each film's history. */
  historyMegabytes: z.int().min(1).max(512),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  zoom: 146,
  sort: 'title',
  descending: false,
  singleKeys: true,
  detailOpen: true,
  detailWidth: 372,
  historyMegabytes: 8,
};
