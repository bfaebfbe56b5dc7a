import type { Role } from './film.ts';
import { ROLE_TABLES } from './role-labels.ts';
import { fold } from './search-text.ts';

/* The words of a cast list that are no names: labels of roles, headings, small words between names. */

/** Longer than any label; what is longer is not even looked up. */
const MAX_LABEL = 60;
const MOST_PARTS = 4;
const PART_SIGNS = /[/&+,]|\s(?:und|and|et|y)\s/u;
/** Of gendered spellings set off by a sign ("Regisseur:in"): the sign is a space when folded. */
const GENDER_ENDING =
  / (?:in|innen|inn en|s|rice|rices|rice s|trice|trices|trice s|ice s|euse|euses|euse s|a|as)$/;

const roles = new Map<string, Role>();
for (const table of ROLE_TABLES) {
  for (const [role, labels] of Object.entries(table)) {
    for (const label of labels) {
      if (!roles.has(fold(label))) roles.set(fold(label), role as Role);
    }
  }
}

const HEADINGS = new Set(
  [
    ...['Stab', 'Filmstab', 'Mitwirkende', 'Besetzung und Stab', 'Stab und Besetzung'],
    ...['Crew', 'Credits', 'Cast and crew', 'Cast & crew', 'Full cast and crew'],
    ...['Filmstab und Besetzung', 'Komplette Besetzung und Crew', 'Besetzung und Crew'],
    ...['Fiche technique', 'Fiche artistique', 'Équipe technique', 'Générique'],
    ...['Ficha técnica', 'Ficha artística', 'Equipo técnico', 'Créditos'],
  ].map(fold),
);
const CHARACTER_HEADINGS = new Set(
  ['Rolle', 'Rollen', 'Figur', 'Role', 'Character', 'Rôle', 'Personnage', 'Papel', 'Personaje'].map(
    fold,
  ),
);
const OTHERS = new Set(
  [
    ...['u. a.', 'u. v. a.', 'andere', 'weitere', 'et al.', 'others', 'and many more', 'uvm.'],
    ...['et autres', 'etc.', 'autres', 'y otros', 'otros', 'entre otros'],
  ].map(fold),
);

/** Small words inside names. */
const PARTICLES = new Set(
  'af al av ben bin da de del della den der di dos du e el la las le los of st ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
);
/** With these begins what a character is called, and hardly anybody's name. */
const NO_NAME = new Set(
  'a alte alter alt an captain das der detective die dr ein eine erster erste father first frau herr inspector inspektor junge junger kommissar lieutenant lt man mann miss mother mr mrs ms mutter officer old pater prof second sergeant sgt the vater woman young zweiter zweite'.split(
    ' ',
  ),
);

/** The roles a label names, one or several ("Regie und Drehbuch"); `null` for other words. */
export function rolesOf(label: string): readonly Role[] | null {
  if (label.length > MAX_LABEL) return null;
  const single = roleOf(label);
  if (single !== undefined) return [single];
  const parts = label.split(PART_SIGNS);
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  const found = parts.map(roleOf);
  return found.every((role) => role !== undefined) ? [...new Set(found)] : null;
}

function roleOf(label: string): Role | undefined {
  const plain = fold(label);
  return roles.get(plain) ?? roles.get(plain.replace(GENDER_ENDING, ''));
}

/** A heading over people of several roles. */
export function isHeading(line: string): boolean {
  return line.length <= MAX_LABEL && HEADINGS.has(fold(line));
}

/** The heading of a column of characters. */
export function isCharacterHeading(text: string): boolean {
  return text.length <= MAX_LABEL && CHARACTER_HEADINGS.has(fold(text));
}

export function isOthers(text: string): boolean {
  return text.length <= MAX_LABEL && OTHERS.has(fold(text));
}

/** Whether the words look like the name and surname of a person rather than like what a character is called. */
export function looksLikeName(text: string): boolean {
  if (text.length > 2 * MAX_LABEL || !/^[\p{L}\s.'’-]+$/u.test(text)) return false;
  const words = text.split(/\s+/u);
  const first = words[0] ?? '';
  if (words.length < 2 || words.length > 6 || NO_NAME.has(fold(first))) return false;
  return words.every((word) => PARTICLES.has(word) || !/^\p{Ll}/u.test(word));
}
