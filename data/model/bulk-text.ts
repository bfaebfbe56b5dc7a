import { z } from 'zod';

/* What can be done to one text of many films: a title, a plot, the shelf of a copy, the name of a person. */

const typed = z.string().transform((value) => value.normalize('NFC'));
const something = typed.refine((value) => value.trim() !== '');

/** Replaces one text by another wherever it stands; `isWhole` only where nothing else stands beside it. */
const replaceSchema = z.strictObject({
  do: z.literal('replace'),
  find: typed.refine((value) => value !== ''),
  by: typed,
  matchesCase: z.boolean(),
  isWhole: z.boolean(),
});
export type Replacing = Omit<z.infer<typeof replaceSchema>, 'do'>;

export const textEditSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), text: something }),
  z.strictObject({ do: z.literal('clear') }),
  z.strictObject({ do: z.literal('prepend'), text: something }),
  z.strictObject({ do: z.literal('append'), text: something }),
  replaceSchema,
]);
export type TextEdit = z.infer<typeof textEditSchema>;

/** How long texts of a kind are: one line without outer spaces, or paragraphs as they were typed. */
export type Lines = 'one' | 'many';

/** What an edit makes of a text; a text of which nothing is left is `null`. */
export type TextMaker = (text: string | null) => string | null;

export function textMaker(edit: TextEdit, lines: Lines): TextMaker {
  const tidy = (text: string) => (text.trim() === '' ? null : lines === 'one' ? text.trim() : text);
  switch (edit.do) {
    case 'set':
      return () => tidy(edit.text);
    case 'clear':
      return () => null;
    case 'prepend':
      return (text) => tidy(joined(edit.text, text ?? '', lines));
    case 'append':
      return (text) => tidy(joined(text ?? '', edit.text, lines));
    case 'replace': {
      const replace = replacer(edit);
      return (text) => {
        if (text === null) return null;
        const replaced = replace(text);
        return replaced === text ? text : tidy(replaced);
      };
    }
  }
}

/** What is put before or after paragraphs is a paragraph of its own. */
function joined(before: string, after: string, lines: Lines): string {
  const isApart = lines === 'many' && before !== '' && after !== '';
  return isApart ? `${before.trimEnd()}\n\n${after.trimStart()}` : before + after;
}

/** Replaces in a text; takes time as long as the text, whatever is looked for. */
export function replacer({ find, by, matchesCase, isWhole }: Replacing): (text: string) => string {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const pattern = new RegExp(isWhole ? `^${literal}$` : literal, matchesCase ? 'gu' : 'giu');
  // A function, for `$1` is what the person typed.
  return (text) => text.replace(pattern, () => by).normalize('NFC');
}
