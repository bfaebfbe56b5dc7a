import type { Role } from './film.ts';
import { GERMAN_ROLES } from './role-labels-de.ts';
import { ENGLISH_ROLES } from './role-labels-en.ts';
import { SPANISH_ROLES } from './role-labels-es.ts';
import { FRENCH_ROLES } from './role-labels-fr.ts';

/* What pages, credits and people call the roles: labels before names, in each language Filmothek reads. */

export type RoleLabels = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Where two languages read a word differently, the first decides. */
export const ROLE_TABLES: readonly RoleLabels[] = [
  GERMAN_ROLES,
  ENGLISH_ROLES,
  FRENCH_ROLES,
  SPANISH_ROLES,
];
