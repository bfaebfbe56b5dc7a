import { z } from 'zod';
import { replacer, textEditSchema } from './bulk-text.ts';

/* What can be done to the genres, countries, languages, tags and other titles of many films. */

const tokens = z
  .array(
    z
      .string()
      .transform((value) => value.normalize('NFC').trim())
      .refine((value) => value !== ''),
  )
  .min(1)
  .max(1000);

export const tokensEditSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), tokens }),
  z.strictObject({ do: z.literal('remove'), tokens }),
  z.strictObject({ do: z.literal('set'), tokens }),
  z.strictObject({ do: z.literal('clear') }),
  textEditSchema.options[4],
]);
export type TokensEdit = z.infer<typeof tokensEditSchema>;

export type TokensMaker = (tokens: readonly string[]) => readonly string[];

/** What an edit makes of a list, which is the same list where nothing changes; what it adds is never there twice. */
export function tokensMaker(edit: TokensEdit): TokensMaker {
  switch (edit.do) {
    case 'add': {
      const added = once(edit.tokens);
      return (tokens) => {
        const known = new Set(tokens.map(keyOf));
        const fresh = added.filter((token) => !known.has(keyOf(token)));
        return fresh.length === 0 ? tokens : [...tokens, ...fresh];
      };
    }
    case 'remove': {
      const removed = new Set(edit.tokens.map(keyOf));
      return (tokens) => tokens.filter((token) => !removed.has(keyOf(token)));
    }
    case 'set': {
      const set = once(edit.tokens);
      return () => set;
    }
    case 'clear':
      return () => [];
    case 'replace': {
      const replace = replacer(edit);
      return (tokens) => {
        const replaced = tokens.map((token) => {
          const made = replace(token);
          return made === token ? token : made.trim();
        });
        const isSame = replaced.every((token, at) => token === tokens[at]);
        return isSame ? tokens : once(replaced.filter((token) => token !== ''));
      };
    }
  }
}

/** However it is capitalised, a token is the same. */
function keyOf(token: string): string {
  return token.trim().toLowerCase();
}

function once(tokens: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return tokens.filter((token) => {
    const key = keyOf(token);
    return !known.has(key) && known.add(key);
  });
}
