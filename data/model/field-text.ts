import { isPartialDate } from './custom-field.ts';
import type { CustomField } from './film.ts';
import type { Messages } from './messages/messages.ts';
import { formatPartialDate } from './partial-date.ts';

/** The value of an own field as people read it. */
export function fieldText(
  value: CustomField['value'],
  { history }: Messages,
  language: string,
): string {
  if (typeof value === 'boolean') return value ? history.yes : history.no;
  if (typeof value === 'number')
    return value.toLocaleString(language, { maximumFractionDigits: 20 });
  return isPartialDate(value) && value.length > 4 ? formatPartialDate(value, language) : value;
}
